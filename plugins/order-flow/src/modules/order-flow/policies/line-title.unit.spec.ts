import { lineTitleOf } from "./line-title";

describe("what a picker reads", () => {
  it("is the product with its variant", () => {
    expect(lineTitleOf({ title: "x", product_title: "Milk", variant_title: "500 ml" })).toBe("Milk 500 ml");
  });

  it("leaves out a variant that says nothing more", () => {
    for (const variant_title of [null, "", "Default variant", "Milk"]) {
      expect(lineTitleOf({ title: "x", product_title: "Milk", variant_title })).toBe("Milk");
    }
  });

  it("is the line's own title without a product", () => {
    expect(lineTitleOf({ title: "Gift wrap" })).toBe("Gift wrap");
  });
});
