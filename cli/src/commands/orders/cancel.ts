import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { findQuickOrder, type QuickOrder } from "../../orders/quick-orders.js";

export const cancel = defineCommand({
  verb: "cancel",
  summary: "cancel an order; its stock goes back and its payment is voided",
  arguments: [{ syntax: "<order>", description: "the order's id (order_...) or number (17)" }],
  options: [{ flags: "--reason <text>", description: "why, for the customer and the log" }],
  examples: ['orders cancel 17 --reason "address does not exist"'],
  input: z.object({ order: text(), reason: z.string("is needed: say why").min(1) }),
  async run(context, { order: reference, reason }) {
    const admin = await context.admin();
    const order = await findQuickOrder(admin, reference);
    const { quick_order: cancelled } = await admin.post<{ quick_order: QuickOrder }>(
      `/admin/quick-orders/${order.order_id}/status`,
      { status: "cancelled", reason },
    );
    return { data: { quick_order: cancelled }, text: `#${order.display_id} is ${cancelled.status}: ${reason}` };
  },
});
