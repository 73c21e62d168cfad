import type { SubstituteCandidate } from "@quickdash/dark-stores/contract";
import { resolvePick, type PickableLine } from "./resolve-pick";

const line: PickableLine = {
  quantity: 3,
  barcode: "8901234567890",
  picked_quantity: null,
  short_reason: null,
  nominal_weight_grams: null,
  picked_weight_grams: null,
  substituted_quantity: 0,
};

const substitute: SubstituteCandidate = {
  variant_id: "variant_other",
  title: "Oat drink",
  variant_title: "1 l",
  sku: "OAT-1L",
  barcode: "4006381333931",
  bin: "B-02",
  available: 5,
  is_available: true,
  selling_price: 70,
  same_product: false,
  is_similar: true,
  nominal_weight_grams: null,
};

const refusal = (code: string, details?: object) => expect.objectContaining({ code, ...(details && { details }) });

describe("a picker's scan", () => {
  it("resolves a line that was picked in full", () => {
    expect(resolvePick(line, { quantity: 3, barcode: "8901234567890" })).toEqual({
      status: "picked",
      picked_quantity: 3,
      short_reason: null,
      picked_weight_grams: null,
      substituted_quantity: 0,
      substitute_variant_id: null,
      substitute_title: null,
      substitute_barcode: null,
      substitute_bin: null,
      substitute_unit_price: null,
      substitute_nominal_weight_grams: null,
      substitute_weight_grams: null,
    });
  });

  it("needs no scan", () => {
    expect(resolvePick(line, { quantity: 3 }).status).toBe("picked");
  });

  it("takes any scan where the barcode is not known", () => {
    expect(resolvePick({ ...line, barcode: null }, { quantity: 3, barcode: "123" }).status).toBe("picked");
  });

  it("takes a UPC code for the EAN code that starts with zero", () => {
    const upc = { ...line, barcode: "0012345678905" };
    expect(resolvePick(upc, { quantity: 3, barcode: "012345678905" }).status).toBe("picked");
  });

  it("refuses another item's barcode", () => {
    expect(() => resolvePick(line, { quantity: 3, barcode: "4006381333931" })).toThrow(refusal("wrong_item"));
  });

  it("refuses a barcode that was misread", () => {
    expect(() => resolvePick(line, { quantity: 3, barcode: "8901234567000" })).toThrow(refusal("barcode_invalid"));
  });

  it("refuses more than was ordered", () => {
    expect(() => resolvePick(line, { quantity: 4 })).toThrow(refusal("quantity_above_ordered", { ordered: 3 }));
  });

  it("takes less than was ordered only with a reason", () => {
    expect(() => resolvePick(line, { quantity: 2 })).toThrow(refusal("reason_required"));
    expect(resolvePick(line, { quantity: 0, reason: "none left" })).toMatchObject({
      status: "short",
      picked_quantity: 0,
      short_reason: "none left",
    });
  });
});

describe("a substitute", () => {
  it("takes the place of a whole line, at its own price", () => {
    expect(resolvePick(line, { quantity: 3 }, substitute)).toMatchObject({
      status: "picked",
      picked_quantity: 3,
      substituted_quantity: 3,
      substitute_variant_id: "variant_other",
      substitute_title: "Oat drink 1 l",
      substitute_barcode: "4006381333931",
      substitute_bin: "B-02",
      substitute_unit_price: 70,
    });
  });

  it("is checked by its own barcode, not by the ordered item's", () => {
    expect(resolvePick(line, { quantity: 3, barcode: "4006381333931" }, substitute).status).toBe("picked");
    expect(() => resolvePick(line, { quantity: 3, barcode: "8901234567890" }, substitute)).toThrow(
      refusal("wrong_item"),
    );
  });

  it("fills what the ordered item fell short of", () => {
    const short = { ...line, picked_quantity: 1, short_reason: "one left" };
    const filled = resolvePick(short, { quantity: 2 }, substitute);
    expect(filled).toMatchObject({ status: "picked", picked_quantity: 3, substituted_quantity: 2, short_reason: null });
    expect(resolvePick({ ...short, ...filled }, { quantity: 2 }, substitute)).toEqual(filled);
  });

  it("that leaves a gap keeps the reason for it, or asks for one", () => {
    const short = { ...line, picked_quantity: 1, short_reason: "one left" };
    expect(resolvePick(short, { quantity: 1 }, substitute)).toMatchObject({
      status: "short",
      picked_quantity: 2,
      short_reason: "one left",
    });
    expect(() => resolvePick(line, { quantity: 1 }, substitute)).toThrow(refusal("reason_required"));
  });

  it("pushes ordered pieces out of the bag when there is no room beside them", () => {
    const full = { ...line, picked_quantity: 3 };
    expect(resolvePick(full, { quantity: 2 }, substitute)).toMatchObject({
      picked_quantity: 3,
      substituted_quantity: 2,
    });
  });

  it("is gone when the line is picked as ordered again, or when none of it is packed", () => {
    const substituted = { ...line, picked_quantity: 3, substituted_quantity: 3 };
    const gone = { substituted_quantity: 0, substitute_variant_id: null, substitute_unit_price: null };
    expect(resolvePick(substituted, { quantity: 3 })).toMatchObject({ picked_quantity: 3, ...gone });
    expect(resolvePick(substituted, { quantity: 0, reason: "none" }, substitute)).toMatchObject({
      picked_quantity: 0,
      ...gone,
    });
  });

  it("cannot be more than was ordered", () => {
    expect(() => resolvePick(line, { quantity: 4 }, substitute)).toThrow(refusal("quantity_above_ordered"));
  });
});

describe("loose goods", () => {
  const onions = { ...line, quantity: 2, nominal_weight_grams: 500 };

  it("keep what they weigh", () => {
    expect(resolvePick(onions, { quantity: 2, weight_grams: 940 })).toMatchObject({ picked_weight_grams: 940 });
    expect(resolvePick(onions, { quantity: 2 })).toMatchObject({ picked_weight_grams: null });
  });

  it("refuse a weight that cannot be theirs, and items sold by the piece refuse any", () => {
    expect(() => resolvePick(onions, { quantity: 2, weight_grams: 94 })).toThrow(refusal("weight_implausible"));
    expect(() => resolvePick(line, { quantity: 3, weight_grams: 940 })).toThrow(refusal("not_sold_by_weight"));
  });

  it("that are partly replaced keep their share of the weight", () => {
    const weighed = { ...onions, picked_quantity: 2, picked_weight_grams: 901 };
    const loose = { ...substitute, nominal_weight_grams: 250 };
    expect(resolvePick(weighed, { quantity: 1, weight_grams: 240 }, loose)).toMatchObject({
      picked_quantity: 2,
      picked_weight_grams: 450,
      substituted_quantity: 1,
      substitute_nominal_weight_grams: 250,
      substitute_weight_grams: 240,
    });
  });
});
