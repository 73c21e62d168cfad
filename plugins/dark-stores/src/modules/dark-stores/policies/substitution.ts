import { Refusal } from "../../../contract/refusal";
import { substitutionSchema, type Substitution } from "../../../contract/substitutions";

const WHAT_IS_MEANT =
  'Give substitution as {"kind": "refund"}, {"kind": "best_match"} or {"kind": "variant", "variant_id": "..."}.';

/**
 * The preference that a line of a cart carries in its metadata; null when it carries none. Refuses `invalid_substitution`
 * for anything else under that name.
 */
export function substitutionOf(metadata: Record<string, unknown> | null | undefined): Substitution | null {
  const given = metadata?.["substitution"];
  if (given === undefined || given === null) {
    return null;
  }
  const parsed = substitutionSchema.safeParse(given);
  if (!parsed.success) {
    throw new Refusal("invalid_data", "invalid_substitution", WHAT_IS_MEANT);
  }
  return parsed.data;
}

/** The variant that a line names as its substitute, or null. Refuses `invalid_substitution`. */
export function namedSubstituteOf(metadata: Record<string, unknown> | null | undefined): string | null {
  const preference = substitutionOf(metadata);
  return preference?.kind === "variant" ? preference.variant_id : null;
}
