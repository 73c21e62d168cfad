import { Refusal } from "@quickdash/dark-stores/contract";
import type { PickLineInput } from "../../../contract";
import { checkScan } from "./check-scan";

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
 * Decides what a picker's scan makes of a line. Refuses `substitution_not_supported`, what checkScan
 * refuses, `quantity_above_ordered` and `reason_required` (a short pick says why). A line without a known barcode takes any
 * scan.
 */
export function resolvePick(line: PickableLine, pick: PickLineInput): ResolvedPick {
  if (pick.substitute_variant_id) {
    throw new Refusal(
      "invalid_data",
      "substitution_not_supported",
      "This store does not substitute yet: pick what is there and give a reason for the rest.",
    );
  }
  if (pick.barcode && line.barcode) checkScan(pick.barcode, line.barcode);
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
