import { Refusal, type SubstituteCandidate } from "@quickdash/dark-stores/contract";
import type { PickLineInput } from "../../../contract";
import { checkScan } from "./check-scan";
import { checkWeight } from "./check-weight";
import { lineTitleOf } from "./line-title";

/** A line as it stands: what was ordered and what lies in the bag for it. */
export interface PickableLine {
  quantity: number;
  barcode: string | null;
  picked_quantity: number | null;
  short_reason: string | null;
  nominal_weight_grams: number | null;
  picked_weight_grams: number | null;
  substituted_quantity: number;
}

/** What a pick makes of a line; these are columns of `quick_order_line`. */
export interface ResolvedPick {
  status: "picked" | "short";
  picked_quantity: number;
  short_reason: string | null;
  picked_weight_grams: number | null;
  substituted_quantity: number;
  substitute_variant_id: string | null;
  substitute_title: string | null;
  substitute_barcode: string | null;
  substitute_bin: string | null;
  substitute_unit_price: number | null;
  substitute_nominal_weight_grams: number | null;
  substitute_weight_grams: number | null;
}

type SubstituteFields = Pick<ResolvedPick, Extract<keyof ResolvedPick, `substitute${string}`>>;

const NO_SUBSTITUTE: SubstituteFields = {
  substituted_quantity: 0,
  substitute_variant_id: null,
  substitute_title: null,
  substitute_barcode: null,
  substitute_bin: null,
  substitute_unit_price: null,
  substitute_nominal_weight_grams: null,
  substitute_weight_grams: null,
};

/**
 * Decides what a picker's scan makes of a line. Without a substitute it states the line anew: so many of the ordered item
 * and nothing else. With one it states how many of the substitute there are; ordered pieces picked before stay, as far as
 * they still fit. Refuses what checkScan and checkWeight refuse, `quantity_above_ordered` and `reason_required` (a short
 * pick says why). A line without a known barcode takes any scan.
 */
export function resolvePick(
  line: PickableLine,
  pick: PickLineInput,
  substitute: SubstituteCandidate | null = null,
): ResolvedPick {
  const expected = substitute ?? line;
  if (pick.barcode && expected.barcode) checkScan(pick.barcode, expected.barcode);
  if (pick.quantity > line.quantity) {
    throw new Refusal(
      "invalid_data",
      "quantity_above_ordered",
      `Only ${line.quantity} were ordered: put the rest back.`,
      { ordered: line.quantity },
    );
  }
  if (pick.weight_grams !== undefined) checkWeight(pick.weight_grams, pick.quantity, expected.nominal_weight_grams);
  const kept = substitute ? keptPieces(line, pick.quantity) : pickedPieces(pick);
  const picked_quantity = kept.quantity + (substitute ? pick.quantity : 0);
  return {
    ...shortness(line, pick, picked_quantity, substitute !== null),
    picked_quantity,
    picked_weight_grams: kept.weight_grams,
    ...(substitute && pick.quantity > 0 ? substituteFields(pick, substitute) : NO_SUBSTITUTE),
  };
}

function pickedPieces(pick: PickLineInput): { quantity: number; weight_grams: number | null } {
  return { quantity: pick.quantity, weight_grams: pick.weight_grams ?? null };
}

/** What stays of the ordered item beside so many substitutes; of weighed goods each piece weighs its share. */
function keptPieces(line: PickableLine, substitutes: number): { quantity: number; weight_grams: number | null } {
  const before = (line.picked_quantity ?? 0) - line.substituted_quantity;
  const quantity = Math.min(before, line.quantity - substitutes);
  const weight = line.picked_weight_grams;
  return {
    quantity,
    weight_grams: weight === null || quantity === 0 ? null : Math.floor((weight * quantity) / before),
  };
}

/** A reason given when the ordered item ran short still holds while a substitute fills a part of the gap. */
function shortness(
  line: PickableLine,
  pick: PickLineInput,
  picked: number,
  isSubstitute: boolean,
): Pick<ResolvedPick, "status" | "short_reason"> {
  if (picked === line.quantity) return { status: "picked", short_reason: null };
  const reason = pick.reason ?? (isSubstitute ? line.short_reason : null);
  if (!reason) {
    throw new Refusal("invalid_data", "reason_required", "Say why fewer than ordered were picked.");
  }
  return { status: "short", short_reason: reason };
}

function substituteFields(pick: PickLineInput, substitute: SubstituteCandidate): SubstituteFields {
  return {
    substituted_quantity: pick.quantity,
    substitute_variant_id: substitute.variant_id,
    substitute_title: lineTitleOf(substitute),
    substitute_barcode: substitute.barcode,
    substitute_bin: substitute.bin,
    substitute_unit_price: substitute.selling_price,
    substitute_nominal_weight_grams: substitute.nominal_weight_grams,
    substitute_weight_grams: pick.weight_grams ?? null,
  };
}
