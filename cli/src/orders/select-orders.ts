import type { HttpClient, QueryValue } from "../client/http-client.js";
import { isLate } from "./lateness.js";
import type { OrderStatus, QuickOrder } from "./quick-orders.js";

export interface OrderFilter {
  status?: readonly OrderStatus[];
  darkStoreId?: string;
  since?: Date;
  /** Only orders that came, or did not come, after their promise. */
  late: boolean;
}

export interface OrderPage {
  quick_orders: QuickOrder[];
  count: number;
  limit: number;
  offset: number;
}

const PAGE = 100;

/** One page of the orders that match, newest first. Late ones, which the server cannot filter, are looked for in all the others. */
export async function selectOrders(
  admin: HttpClient,
  filter: OrderFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<OrderPage> {
  const query = {
    status: filter.status,
    dark_store_id: filter.darkStoreId,
    placed_since: filter.since?.toISOString(),
  };
  if (!filter.late) return admin.get<OrderPage>("/admin/quick-orders", { ...query, limit, offset });
  const matching: QuickOrder[] = [];
  const now = Date.now();
  for await (const order of eachOrder(admin, query)) {
    if (isLate(order, now)) matching.push(order);
  }
  return { quick_orders: matching.slice(offset, offset + limit), count: matching.length, limit, offset };
}

/** All orders that match, newest first, each once: new ones push others to the next page while it is read. */
async function* eachOrder(admin: HttpClient, query: Record<string, QueryValue>): AsyncGenerator<QuickOrder> {
  const seen = new Set<string>();
  for (let offset = 0; ; offset += PAGE) {
    const page = await admin.get<OrderPage>("/admin/quick-orders", { ...query, limit: PAGE, offset });
    for (const order of page.quick_orders) {
      if (!seen.has(order.order_id)) yield order;
      seen.add(order.order_id);
    }
    if (offset + PAGE >= page.count || page.quick_orders.length === 0) return;
  }
}
