import { Refusal } from "@quickdash/dark-stores/contract";
import type { PickLineInput } from "../../../contract";

export interface PickableLine {
  quantity: number;
  barcode: string | null;
}

export interface ResolvedPick {
  status: "picked" | "short";
  picked_quantity: number;
  short_reason: string | null;
}

/**
 * Decides what a picker's scan makes of a line. Refuses `substitution_not_supported`, `wrong_barcode`,
 * `quantity_above_ordered` and `reason_required` (a short pick says why). A line without a known barcode takes any scan.
 */
export function resolvePick(line: PickableLine, pick: PickLineInput): ResolvedPick {
  if (pick.substitute_variant_id) {
    throw new Refusal(
      "invalid_data",
      "substitution_not_supported",
      "This store does not substitute yet: pick what is there and give a reason for the rest.",
    );
  }
  if (pick.barcode && line.barcode && !sameBarcode(pick.barcode, line.barcode)) {
    throw new Refusal("invalid_data", "wrong_barcode", "This is not the ordered item: check the label and scan again.");
  }
  if (pick.quantity > line.quantity) {
    throw new Refusal(
      "invalid_data",
      "quantity_above_ordered",
      `Only ${line.quantity} were ordered: put the rest back.`,
      { ordered: line.quantity },
    );
  }
  if (pick.quantity === line.quantity) {
    return { status: "picked", picked_quantity: pick.quantity, short_reason: null };
  }
  if (!pick.reason) {
    throw new Refusal("invalid_data", "reason_required", "Say why fewer than ordered were picked.");
  }
  return { status: "short", picked_quantity: pick.quantity, short_reason: pick.reason };
}

/** A UPC-A code is the same article as the EAN-13 that starts with a zero, so leading zeros do not count. */
function sameBarcode(scanned: string, expected: string): boolean {
  return withoutPadding(scanned) === withoutPadding(expected);
}

function withoutPadding(barcode: string): string {
  return barcode.trim().replace(/^0+/, "");
}
