import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { zodValidator } from "@medusajs/framework";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { staffOrdersQuerySchema, type OrderStatus, type StaffOrdersQuery } from "../../../contract";
import { presentStaffOrder } from "../../present";
import { orderFlowOf } from "../../read";

const OPEN_IN_STORE: OrderStatus[] = ["confirmed", "preparing", "ready_for_pickup"];

/** The work queue of the caller's own stores, oldest promise first, lines in bin order; or the bags that shall come back. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const query = (await zodValidator(staffOrdersQuerySchema, req.query)) as StaffOrdersQuery;
  const stores = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const { limit, offset } = query;
  const service = orderFlowOf(req.scope);
  const range = { dark_store_ids: await stores.listStaffDarkStoreIds(req.auth_context.actor_id), limit, offset };
  const { orders, count } =
    query.awaiting_return === "true"
      ? await service.listAwaitedBags(range)
      : await service.listStaffQueue({ ...range, statuses: query.status ?? OPEN_IN_STORE });
  res.json({ orders: orders.map((order) => presentStaffOrder(order, order.lines)), count, limit, offset });
}
