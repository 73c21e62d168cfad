import type { SubstituteCandidate } from "@quickdash/dark-stores/contract";
import { judgeSubstitute } from "./judge-substitute";

const candidate: SubstituteCandidate = {
  variant_id: "variant_other",
  title: "Oat drink",
  variant_title: "1 l",
  sku: null,
  barcode: null,
  bin: null,
  available: 0,
  is_available: true,
  selling_price: 70,
  same_product: false,
  is_similar: true,
  nominal_weight_grams: null,
};
const wants = (preference: "refund" | "best_match" | "variant", preference_variant_id: string | null = null) => ({
  preference,
  preference_variant_id,
  preference_title: preference_variant_id && "Soy drink",
});
const refusal = (code: string) => expect.objectContaining({ code });

describe("what may stand for an ordered item", () => {
  it("is nothing when the customer wants their money back", () => {
    expect(() => judgeSubstitute(wants("refund"), "variant_other", candidate)).toThrow(
      refusal("substitution_not_wanted"),
    );
  });

  it("is only the item that the customer named, similar or not", () => {
    const unlike = { ...candidate, is_similar: false };
    expect(judgeSubstitute(wants("variant", "variant_other"), "variant_other", unlike)).toBe(unlike);
    expect(() => judgeSubstitute(wants("variant", "variant_soy"), "variant_other", candidate)).toThrow(
      expect.objectContaining({ code: "substitute_not_named", details: { variant_id: "variant_soy" } }),
    );
  });

  it("is something similar when the best match will do", () => {
    expect(judgeSubstitute(wants("best_match"), "variant_other", candidate)).toBe(candidate);
    const unlike = { ...candidate, is_similar: false };
    expect(() => judgeSubstitute(wants("best_match"), "variant_other", unlike)).toThrow(
      refusal("substitute_not_similar"),
    );
  });

  it("is nothing that the store does not sell", () => {
    const paused = { ...candidate, is_available: false };
    for (const missing of [null, paused]) {
      expect(() => judgeSubstitute(wants("best_match"), "variant_other", missing)).toThrow(
        refusal("substitute_not_offered"),
      );
    }
  });
});
