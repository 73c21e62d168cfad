import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { zodValidator } from "@medusajs/framework";
import { adminQuickOrdersQuerySchema, type AdminQuickOrdersQuery } from "../../../contract";
import { presentQuickOrder } from "../../present";
import { orderFlowOf } from "../../read";

/** Orders of every store, newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const query = (await zodValidator(adminQuickOrdersQuerySchema, req.query)) as AdminQuickOrdersQuery;
  const { limit, offset, ...filters } = query;
  const service = orderFlowOf(req.scope);
  const [orders, count] = await service.listAndCountQuickOrders(filters, {
    take: limit,
    skip: offset,
    order: { placed_at: "DESC", order_id: "ASC" },
  });
  const lines = await service.listLinesOf(orders.map((order) => order.order_id));
  res.json({
    quick_orders: orders.map((order) =>
      presentQuickOrder(
        order,
        lines.filter((line) => line.order_id === order.order_id),
      ),
    ),
    count,
    limit,
    offset,
  });
}
