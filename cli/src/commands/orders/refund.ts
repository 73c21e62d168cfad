import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { CommandError, UsageError } from "../../frame/errors.js";
import { formatMoney } from "../../frame/money.js";
import { text } from "../../frame/program.js";
import { findQuickOrder } from "../../orders/quick-orders.js";
import { parseRefundLine, REFUND_REASONS, refundItems, type Refund } from "../../orders/refunds.js";

const lineSchema = z.string().transform((written, issues) => {
  const line = parseRefundLine(written);
  if (line) return line;
  issues.addIssue({ code: "custom", message: "must be a line's number, or LINE:PIECES such as 2:1" });
  return z.NEVER;
});

export const refund = defineCommand({
  verb: "refund",
  summary: "give the money for delivered items back; the amount is what was paid for them",
  arguments: [{ syntax: "<order>", description: "the order's id (order_...) or number (17)" }],
  options: [
    { flags: "--line <line>", description: "a line of orders show, 2 or 2:1 for one piece; repeat", repeatable: true },
    { flags: "--all", description: "everything that was delivered" },
    { flags: "--reason <reason>", description: `${REFUND_REASONS.join(", ")} (other)` },
    { flags: "--note <text>", description: "for the record" },
  ],
  examples: [
    'orders refund 17 --line 2:1 --reason damaged --note "leaking"',
    "orders refund 17 --all --reason missing",
  ],
  input: z.object({
    order: text(),
    line: z.array(lineSchema).optional(),
    all: z.boolean().default(false),
    reason: z.enum(REFUND_REASONS, `must be one of ${REFUND_REASONS.join(", ")}`).default("other"),
    note: text().optional(),
  }),
  async run(context, { order: reference, line, all, reason, note }) {
    if (all === (line !== undefined)) {
      throw new UsageError("Say which lines with --line, or --all. See `quickdash orders refund --help`.");
    }
    const admin = await context.admin();
    const order = await findQuickOrder(admin, reference);
    const items = refundItems(order, line ?? "all");
    if (items.length === 0) {
      throw new CommandError("nothing_delivered", `Nothing was delivered with #${order.display_id}.`);
    }
    const { refund: made } = await admin.post<{ refund: Refund }>(`/admin/quick-orders/${order.order_id}/refunds`, {
      items,
      reason,
      note,
    });
    const what = made.items.map(({ quantity, title }) => `${quantity} × ${title}`).join(", ");
    const then = made.status === "to_pay_out" ? "; to be paid out in cash" : "";
    const amount = formatMoney(made.amount, order.currency_code);
    return { data: { refund: made }, text: `#${order.display_id}: ${amount} for ${what} (${made.id}${then}).` };
  },
});
