import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { renderFacts, renderTable } from "../../frame/table.js";
import { findQuickOrder, type QuickOrder } from "../../orders/quick-orders.js";

export const show = defineCommand({
  verb: "show",
  summary: "show one order with its lines and its way so far",
  arguments: [{ syntax: "<order>", description: "the order's id (order_...) or number (17)" }],
  examples: ["orders show 17"],
  input: z.object({ order: text() }),
  async run(context, { order: reference }) {
    const order = await findQuickOrder(await context.admin(), reference);
    return { data: { quick_order: order }, text: describeOrder(order, context.terminal.width) };
  },
});

function describeOrder(order: QuickOrder, width: number): string {
  const facts = renderFacts([
    ["order", `#${order.display_id} (${order.order_id})`],
    ["status", order.status],
    ["total", `₹${order.total}`],
    ["bags", order.bags],
    ["promised", new Date(order.promised_at).toLocaleString("sv-SE")],
    ["cancelled because", order.cancel_reason],
  ]);
  const lines = renderTable(
    order.lines,
    [
      { title: "product", value: ({ title }) => title },
      { title: "ordered", value: ({ quantity }) => quantity, align: "right" },
      { title: "picked", value: ({ picked_quantity }) => picked_quantity, align: "right" },
      {
        title: "of it instead",
        value: ({ substitute }) => substitute && `${substitute.quantity} × ${substitute.title}`,
      },
      { title: "status", value: ({ status }) => status },
    ],
    width,
  );
  const way = order.timeline.map(({ status, at }) => `  ${new Date(at).toLocaleString("sv-SE")}  ${status}`).join("\n");
  return `${facts}\n\n${lines}\n\n${way}`;
}
