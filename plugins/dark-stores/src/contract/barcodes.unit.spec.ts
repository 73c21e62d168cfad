import { hasValidCheckDigit } from "./barcodes";

describe("a check digit", () => {
  it.each(["4006381333931", "8901234567890", "036000291452", "96385074"])("of %s is right", (code) => {
    expect(hasValidCheckDigit(code)).toBe(true);
  });

  it.each(["4006381333932", "8901234567849", "036000291453", "96385047"])("of %s is wrong", (code) => {
    expect(hasValidCheckDigit(code)).toBe(false);
  });
});
