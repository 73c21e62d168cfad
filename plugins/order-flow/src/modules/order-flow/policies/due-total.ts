import { inPaise, inRupees } from "./money";

export interface DueLine {
  quantity: number;
  /** What lies in the bag, substitutes included; null while nobody resolved the line: it then counts as ordered. */
  picked_quantity: number | null;
  /** Price of the whole line as ordered, discounts and taxes included, in major units. */
  line_total: number;
  /** How many of the picked pieces are a substitute, and what one of it costs in the store. */
  substituted_quantity: number;
  substitute_unit_price: number | null;
  /** What one piece is sold as, and what the pieces weigh; a piece that nobody weighed counts as sold. */
  nominal_weight_grams: number | null;
  picked_weight_grams: number | null;
  substitute_nominal_weight_grams: number | null;
  substitute_weight_grams: number | null;
}

/** Far below what a price can differ by, far above what adding fractions of a paisa gets wrong. */
const FLOAT_NOISE = 1e-6;

/**
 * What the customer owes for what was packed: the total less what each line is worth less than ordered. Fees stay. A
 * fraction of a paisa is rounded in the customer's favour; never above the total, never below 0.
 */
export function dueTotal(total: number, lines: readonly DueLine[]): number {
  const missing = lines.reduce((sum, line) => sum + inPaise(line.line_total) - duePaise(line), 0);
  return missing === 0 ? total : Math.max(0, inRupees(inPaise(total) - missing));
}

/**
 * What the customer owes for one line as packed, in major units, at most what it was ordered for. Discounts are shared
 * evenly over its pieces; a substitute costs its own price or the ordered piece's, whichever is less; what weighs less
 * than it is sold as costs less in proportion, what weighs more costs no more.
 */
export function lineDue(line: DueLine): number {
  return inRupees(duePaise(line));
}

function duePaise(line: DueLine): number {
  const ordered = inPaise(line.line_total);
  if (line.picked_quantity === null) return ordered;
  const kept = line.picked_quantity - line.substituted_quantity;
  const each = ordered / line.quantity;
  const keptWorth = each * piecesByWeight(kept, line.nominal_weight_grams, line.picked_weight_grams);
  const substitutes = piecesByWeight(
    line.substituted_quantity,
    line.substitute_nominal_weight_grams,
    line.substitute_weight_grams,
  );
  const substitutesWorth = Math.min(
    inPaise(line.substitute_unit_price ?? 0) * substitutes,
    each * line.substituted_quantity,
  );
  return Math.min(ordered, Math.floor(keptWorth + substitutesWorth + FLOAT_NOISE));
}

/** How many pieces the weight amounts to, at most as many as there are. */
function piecesByWeight(pieces: number, nominal: number | null, weight: number | null): number {
  return nominal === null || weight === null ? pieces : Math.min(pieces, weight / nominal);
}
