import type { HttpClient } from "../client/http-client.js";
import { CommandError } from "../frame/errors.js";
import type { QuickOrder } from "./quick-orders.js";

/** Why a customer gets money back for a delivered item. */
export const REFUND_REASONS = ["damaged", "missing", "wrong_item", "quality", "other"] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

/** A refund of delivered items as operations see it. */
export interface Refund {
  id: string;
  status: string;
  reason: RefundReason;
  note: string | null;
  amount: number;
  created_at: string;
  items: { line_item_id: string; title: string; quantity: number; amount: number }[];
}

/** A line of the order by its number in `orders show`, and how many pieces of it; all of them when not said. */
export interface RefundLine {
  line: number;
  quantity: number | null;
}

const LINE = /^(\d+)(?::(\d+))?$/;

/** `2` or `2:1`; null when it is neither. */
export function parseRefundLine(written: string): RefundLine | null {
  const [, line, quantity] = LINE.exec(written.trim()) ?? [];
  return line === undefined ? null : { line: Number(line), quantity: quantity === undefined ? null : Number(quantity) };
}

/** The items of these lines as the Admin API takes them; every line that brought something when none is named. */
export function refundItems(
  order: Pick<QuickOrder, "display_id" | "lines">,
  wanted: readonly RefundLine[] | "all",
): { line_item_id: string; quantity: number }[] {
  const all = order.lines.flatMap(({ picked_quantity }, index) =>
    (picked_quantity ?? 0) > 0 ? [{ line: index + 1, quantity: null }] : [],
  );
  return (wanted === "all" ? all : wanted).map(({ line, quantity }) => {
    const found = order.lines[line - 1];
    if (!found) {
      const sentence = `#${order.display_id} has ${order.lines.length} lines: \`quickdash orders show ${order.display_id}\` numbers them.`;
      throw new CommandError("line_not_found", `There is no line ${line}. ${sentence}`);
    }
    return { line_item_id: found.line_item_id, quantity: quantity ?? found.picked_quantity ?? found.quantity };
  });
}

/** Refunds of an order's delivered items, newest first. */
export async function listRefunds(admin: HttpClient, orderId: string): Promise<Refund[]> {
  return (await admin.get<{ refunds: Refund[] }>("/admin/refunds", { order_id: orderId, limit: 100 })).refunds;
}
