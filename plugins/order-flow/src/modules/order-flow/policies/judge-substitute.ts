import { Refusal, type SubstituteCandidate } from "@quickdash/dark-stores/contract";
import type { SubstitutionKind } from "../../../contract";

/**
 * Holds a substitute against what the customer wants. Refuses `substitution_not_wanted` (they want their money back),
 * `substitute_not_named` (they named another one), `substitute_not_offered` (this store does not sell it now) and
 * `substitute_not_similar` (the best match comes out of the same category).
 */
export function judgeSubstitute(
  line: { preference: SubstitutionKind; preference_variant_id: string | null; preference_title: string | null },
  substituteVariantId: string,
  candidate: SubstituteCandidate | null,
): SubstituteCandidate {
  if (line.preference === "refund") {
    throw refused(
      "substitution_not_wanted",
      "The customer wants no substitute: pick what is there, the rest is refunded.",
    );
  }
  if (line.preference === "variant" && line.preference_variant_id !== substituteVariantId) {
    throw refused(
      "substitute_not_named",
      `The customer takes only ${line.preference_title ?? "the item they named"}.`,
      {
        variant_id: line.preference_variant_id,
      },
    );
  }
  if (!candidate?.is_available) {
    throw refused("substitute_not_offered", "This store does not sell that item at the moment.", { available: 0 });
  }
  if (line.preference === "best_match" && !candidate.is_similar) {
    throw refused("substitute_not_similar", "Take something of the same kind: choose one of the suggested items.");
  }
  return candidate;
}

function refused(code: string, message: string, details?: Record<string, unknown>): Refusal {
  return new Refusal("invalid_data", code, message, details);
}
