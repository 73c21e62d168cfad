import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text, wholeNumber } from "../../frame/program.js";
import { renderTable } from "../../frame/table.js";
import { findDarkStore, listDarkStores } from "../../stores/dark-stores.js";
import { ORDER_STATUSES, type QuickOrder } from "../../orders/quick-orders.js";

export const list = defineCommand({
  verb: "list",
  summary: "list orders, newest first",
  options: [
    { flags: "--status <status>", description: "only orders in this status; repeat for more", repeatable: true },
    { flags: "--store <code>", description: "of one dark store only" },
    { flags: "--limit <rows>", description: "rows to show (20, at most 100)" },
    { flags: "--offset <rows>", description: "rows to leave out first (0)" },
  ],
  examples: ["orders list", "orders list --status preparing --status ready_for_pickup --store BLR-IND"],
  input: z.object({
    status: z.array(z.enum(ORDER_STATUSES, `must be one of ${ORDER_STATUSES.join(", ")}`)).optional(),
    store: text().optional(),
    limit: wholeNumber(1, 100).default(20),
    offset: wholeNumber(0, 10_000_000).default(0),
  }),
  async run(context, { status, store: code, limit, offset }) {
    const admin = await context.admin();
    const store = code ? await findDarkStore(admin, code) : undefined;
    const page = await admin.get<{ quick_orders: QuickOrder[]; count: number }>("/admin/quick-orders", {
      status,
      dark_store_id: store?.id,
      limit,
      offset,
    });
    const codeOf = new Map((await listDarkStores(admin)).map((known) => [known.id, known.code]));
    const table = renderTable(
      page.quick_orders,
      [
        { title: "order", value: ({ display_id }) => `#${display_id}` },
        { title: "status", value: (order) => order.status },
        { title: "store", value: ({ dark_store_id }) => codeOf.get(dark_store_id) ?? dark_store_id },
        { title: "total", value: ({ total }) => `₹${total}`, align: "right" },
        { title: "placed", value: ({ placed_at }) => clock(placed_at) },
        { title: "promised", value: ({ promised_at }) => clock(promised_at) },
        { title: "id", value: ({ order_id }) => order_id },
      ],
      context.terminal.width,
    );
    const end = `\n${offset + page.quick_orders.length} of ${page.count}`;
    return { data: page, text: page.quick_orders.length > 0 ? table + end : "No orders." };
  },
});

function clock(instant: string): string {
  return new Date(instant).toLocaleString("sv-SE").slice(5, 16);
}
