import { checkScan } from "./check-scan";

describe("a scan", () => {
  it("of the ordered item is taken", () => {
    expect(() => checkScan("8901234567894", "8901234567894")).not.toThrow();
  });

  it("of a UPC-A code is taken for the EAN-13 code that starts with zero", () => {
    expect(() => checkScan("012345678905", "0012345678905")).not.toThrow();
  });

  it("of a store's own label needs no check digit", () => {
    expect(() => checkScan("LOOSE-ONION", "LOOSE-ONION")).not.toThrow();
    expect(() => checkScan("12345678", "12345678")).not.toThrow();
  });

  it.each(["8901234567849", "036000291453", "96385047"])("of %s is refused as misread", (scanned) => {
    expect(() => checkScan(scanned, "8901234567894")).toThrow(expect.objectContaining({ code: "barcode_invalid" }));
  });

  it.each(["4006381333931", "036000291452", "96385074", "LOOSE-ONION"])(
    "of %s is refused as another item",
    (scanned) => {
      expect(() => checkScan(scanned, "8901234567894")).toThrow(expect.objectContaining({ code: "wrong_item" }));
    },
  );
});
