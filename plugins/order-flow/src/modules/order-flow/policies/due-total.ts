import { inPaise, inRupees } from "./money";

export interface DueLine {
  quantity: number;
  /** Null while nobody resolved the line: it then counts as ordered. */
  picked_quantity: number | null;
  /** Price of the whole line as ordered, discounts and taxes included, in major units. */
  line_total: number;
}

/**
 * What the customer owes for what was picked: the total less each line's missing share, discounts shared evenly over
 * its units. Fees stay. A fraction of a paisa is rounded in the customer's favour; never above the total, never below 0.
 */
export function dueTotal(total: number, lines: readonly DueLine[]): number {
  const missing = lines.reduce((sum, line) => {
    const short = line.quantity - (line.picked_quantity ?? line.quantity);
    return sum + Math.ceil((inPaise(line.line_total) * short) / line.quantity);
  }, 0);
  return missing === 0 ? total : Math.max(0, inRupees(inPaise(total) - missing));
}
