import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { CommandError } from "../../frame/errors.js";
import { text } from "../../frame/program.js";
import { ORDER_STATUSES, findQuickOrder, type OrderStatus, type QuickOrder } from "../../orders/quick-orders.js";

export const advance = defineCommand({
  verb: "advance",
  summary: "move an order to its next status, or to the one named",
  arguments: [{ syntax: "<order>", description: "the order's id (order_...) or number (17)" }],
  options: [
    { flags: "--to <status>", description: "the status; the next one when left out" },
    { flags: "--reason <text>", description: "kept in the order's log" },
  ],
  examples: ['orders advance 17 --reason "picked by hand"', "orders advance 17 --to preparing"],
  input: z.object({
    order: text(),
    to: z.enum(ORDER_STATUSES, `must be one of ${ORDER_STATUSES.join(", ")}`).optional(),
    reason: text().default("advanced by operations"),
  }),
  async run(context, { order: reference, to, reason }) {
    const admin = await context.admin();
    const order = await findQuickOrder(admin, reference);
    const status = to ?? nextStatus(order);
    const { quick_order: moved } = await admin.post<{ quick_order: QuickOrder }>(
      `/admin/quick-orders/${order.order_id}/status`,
      { status, reason },
    );
    return { data: { quick_order: moved }, text: `#${order.display_id}: ${order.status} -> ${moved.status}.` };
  },
});

function nextStatus({ status, display_id }: QuickOrder): OrderStatus {
  if (status === "delivered" || status === "cancelled") {
    throw new CommandError("order_finished", `#${display_id} is ${status} and goes no further.`);
  }
  return ORDER_STATUSES[ORDER_STATUSES.indexOf(status) + 1]!;
}
