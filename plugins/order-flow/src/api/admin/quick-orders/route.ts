import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { zodValidator } from "@medusajs/framework";
import { adminQuickOrdersQuerySchema, type AdminQuickOrdersQuery } from "../../../contract";
import { presentQuickOrder } from "../../present";
import { pageQuickOrders } from "../../read";

/** Orders of every store, newest first; or those whose bags shall come back, longest waiting first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const query = (await zodValidator(adminQuickOrdersQuerySchema, req.query)) as AdminQuickOrdersQuery;
  const { orders, count } = await pageQuickOrders(req.scope, query);
  const { limit, offset } = query;
  res.json({ quick_orders: orders.map((order) => presentQuickOrder(order, order.lines)), count, limit, offset });
}
