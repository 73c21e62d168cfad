import { namedSubstituteOf, substitutionOf } from "./substitution";

describe("what a line of a cart says about a substitute", () => {
  it("is one of three wishes, or nothing", () => {
    const wishes = [{ kind: "refund" }, { kind: "best_match" }, { kind: "variant", variant_id: "variant_1" }];
    for (const substitution of wishes) {
      expect(substitutionOf({ substitution })).toEqual(substitution);
    }
    for (const metadata of [undefined, null, {}, { substitution: null }, { note: "ripe" }]) {
      expect(substitutionOf(metadata)).toBeNull();
    }
  });

  it("is refused in any other form", () => {
    const refused = expect.objectContaining({ code: "invalid_substitution" });
    for (const substitution of ["refund", {}, { kind: "variant" }, { kind: "refund", variant_id: "x" }, 1]) {
      expect(() => substitutionOf({ substitution })).toThrow(refused);
    }
  });

  it("names a variant or none", () => {
    expect(namedSubstituteOf({ substitution: { kind: "variant", variant_id: "variant_1" } })).toBe("variant_1");
    expect(namedSubstituteOf({ substitution: { kind: "refund" } })).toBeNull();
  });
});
