import { ean13CheckDigit, isEan13 } from "./ean13.js";

describe("EAN-13", () => {
  it("computes the check digit that GS1 prints in its own example", () => {
    expect(ean13CheckDigit("629104150021")).toBe(3);
  });

  it("accepts a valid barcode and refuses one with a digit changed", () => {
    expect(isEan13("6291041500213")).toBe(true);
    expect(isEan13("6291041500214")).toBe(false);
  });

  it("refuses anything that is not thirteen digits", () => {
    expect(isEan13("629104150021")).toBe(false);
    expect(isEan13("62910415002130")).toBe(false);
    expect(isEan13("62910A1500213")).toBe(false);
  });
});
