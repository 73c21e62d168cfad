import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { UsageError } from "../../frame/errors.js";
import { text, wholeNumber } from "../../frame/program.js";
import { formatMoney } from "../../frame/money.js";
import { renderTable } from "../../frame/table.js";
import { findDarkStore, listDarkStores } from "../../stores/dark-stores.js";
import { latenessMs, OPEN_STATUSES, spanText } from "../../orders/lateness.js";
import { ORDER_STATUSES, type OrderStatus, type QuickOrder } from "../../orders/quick-orders.js";
import { selectOrders } from "../../orders/select-orders.js";
import { sinceSchema } from "../../orders/since.js";

export const list = defineCommand({
  verb: "list",
  summary: "list orders, newest first",
  options: [
    { flags: "--status <status>", description: "only orders in this status; repeat for more", repeatable: true },
    { flags: "--store <code>", description: "of one dark store only" },
    { flags: "--since <instant>", description: "placed since then: 30m, 2h or 1d ago, a day, or an instant" },
    { flags: "--late", description: "not there by their promise; with --since or --status also those that came late" },
    { flags: "--limit <rows>", description: "rows to show (20, at most 100)" },
    { flags: "--offset <rows>", description: "rows to leave out first (0)" },
  ],
  examples: [
    "orders list",
    "orders list --status preparing --status ready_for_pickup --store BLR-IND",
    "orders list --late --since 2h",
  ],
  input: z.object({
    status: z.array(z.enum(ORDER_STATUSES, `must be one of ${ORDER_STATUSES.join(", ")}`)).optional(),
    store: text().optional(),
    since: sinceSchema.optional(),
    late: z.boolean().default(false),
    limit: wholeNumber(1, 100).default(20),
    offset: wholeNumber(0, 10_000_000).default(0),
  }),
  async run(context, { status, store: code, since, late, limit, offset }) {
    const filter = { status: statusesOf(status, since, late), since, late };
    const admin = await context.admin();
    const store = code ? await findDarkStore(admin, code) : undefined;
    const page = await selectOrders(admin, { ...filter, darkStoreId: store?.id }, { limit, offset });
    const codeOf = new Map((await listDarkStores(admin)).map((known) => [known.id, known.code]));
    const table = renderTable(
      page.quick_orders,
      [
        { title: "order", value: ({ display_id }) => `#${display_id}` },
        { title: "status", value: (order) => order.status },
        { title: "store", value: ({ dark_store_id }) => codeOf.get(dark_store_id) ?? dark_store_id },
        { title: "total", value: ({ total, currency_code }) => formatMoney(total, currency_code), align: "right" },
        { title: "placed", value: ({ placed_at }) => clock(placed_at) },
        { title: "promised", value: ({ promised_at }) => clock(promised_at) },
        { title: "late by", value: (order) => lateText(order), align: "right" },
        { title: "id", value: ({ order_id }) => order_id },
      ],
      context.terminal.width,
    );
    const end = `\n${offset + page.quick_orders.length} of ${page.count}`;
    return { data: page, text: page.quick_orders.length > 0 ? table + end : "No orders." };
  },
});

/** All orders that ever were are too many to look through for late ones: without `since`, those under way are meant. */
function statusesOf(
  status: readonly OrderStatus[] | undefined,
  since: Date | undefined,
  late: boolean,
): readonly OrderStatus[] | undefined {
  if (!late || since) return status;
  if (status?.some((each) => each === "delivered" || each === "cancelled")) {
    throw new UsageError("--late of finished orders needs --since, such as --since 1d.");
  }
  return status ?? OPEN_STATUSES;
}

function lateText(order: QuickOrder): string {
  const late = latenessMs(order, Date.now());
  return late === null || late <= 0 ? "" : spanText(late);
}

function clock(instant: string): string {
  return new Date(instant).toLocaleString("sv-SE").slice(5, 16);
}
