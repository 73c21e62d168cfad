/*
 * Check: orders. Looks at: the hundred oldest orders that are on their way, through the Admin API.
 * Finds: ok with how many are open; warning when one is more than an hour past its promise. Mends: shows the oldest, from
 * where it is advanced or cancelled.
 */
import { ORDER_STATUSES, type QuickOrder } from "../orders/quick-orders.js";
import { ok, skipped, warning, type Check } from "./check.js";

const STUCK_AFTER_MS = 3_600_000;
const PAGE = 100;
const NUMBERS_SHOWN = 5;
const OPEN = ORDER_STATUSES.filter((status) => status !== "delivered" && status !== "cancelled");

interface Page {
  quick_orders: QuickOrder[];
  count: number;
}

export const checkOrders: Check = async ({ connection, admin }) => {
  if (!connection) {
    return [skipped("orders", "no server is known")];
  }
  try {
    const client = await admin();
    const read = (limit: number, offset: number): Promise<Page> =>
      client.get<Page>("/admin/quick-orders", { status: OPEN, limit, offset });
    // Newest first: the oldest are on the last page.
    const { count } = await read(1, 0);
    const { quick_orders: oldest } = await read(PAGE, Math.max(count - PAGE, 0));
    const stuck = oldest
      .filter(({ promised_at }) => Date.now() - Date.parse(promised_at) > STUCK_AFTER_MS)
      .sort((one, other) => one.promised_at.localeCompare(other.promised_at));
    if (stuck.length === 0) {
      return [ok("orders", `${count} on their way, none stuck`)];
    }
    const numbers = stuck.slice(0, NUMBERS_SHOWN).map(({ display_id, status }) => `#${display_id} ${status}`);
    const many = stuck.length >= PAGE ? `at least ${stuck.length}` : stuck.length;
    return [
      warning(
        "orders",
        `${many} of ${count} are more than an hour past their promise: ${numbers.join(", ")}${stuck.length > NUMBERS_SHOWN ? "…" : ""}`,
        `quickdash orders show ${stuck[0]!.order_id}   # then orders advance or orders cancel`,
      ),
    ];
  } catch {
    return [skipped("orders", "the backend did not tell, see above")];
  }
};
