import { resolvePick } from "./resolve-pick";

const line = { quantity: 3, barcode: "8901234567894" };

describe("a picker's scan", () => {
  it("resolves a line that was picked in full", () => {
    expect(resolvePick(line, { quantity: 3, barcode: "8901234567894" })).toEqual({
      status: "picked",
      picked_quantity: 3,
      short_reason: null,
    });
  });

  it("needs no scan", () => {
    expect(resolvePick(line, { quantity: 3 }).status).toBe("picked");
  });

  it("takes any scan where the barcode is not known", () => {
    expect(resolvePick({ quantity: 1, barcode: null }, { quantity: 1, barcode: "123" }).status).toBe("picked");
  });

  it("takes a UPC code for the EAN code that starts with zero", () => {
    const upc = { quantity: 1, barcode: "0012345678905" };
    expect(resolvePick(upc, { quantity: 1, barcode: "012345678905" }).status).toBe("picked");
  });

  it("refuses another item's barcode", () => {
    expect(() => resolvePick(line, { quantity: 3, barcode: "4006381333931" })).toThrow(
      expect.objectContaining({ code: "wrong_item" }),
    );
  });

  it("refuses a barcode that was misread", () => {
    expect(() => resolvePick(line, { quantity: 3, barcode: "8901234567000" })).toThrow(
      expect.objectContaining({ code: "barcode_invalid" }),
    );
  });

  it("refuses more than was ordered", () => {
    expect(() => resolvePick(line, { quantity: 4 })).toThrow(
      expect.objectContaining({ code: "quantity_above_ordered", details: { ordered: 3 } }),
    );
  });

  it("takes less than was ordered only with a reason", () => {
    expect(() => resolvePick(line, { quantity: 2 })).toThrow(expect.objectContaining({ code: "reason_required" }));
    expect(resolvePick(line, { quantity: 0, reason: "none left" })).toEqual({
      status: "short",
      picked_quantity: 0,
      short_reason: "none left",
    });
  });

  it("refuses a substitute, because nobody would have agreed to its price", () => {
    expect(() => resolvePick(line, { quantity: 3, substitute_variant_id: "variant_other" })).toThrow(
      expect.objectContaining({ code: "substitution_not_supported" }),
    );
  });
});
