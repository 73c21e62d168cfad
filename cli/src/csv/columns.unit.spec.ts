import { mapColumns, parseMapping } from "./columns.js";

describe("columns", () => {
  it("finds our own headers and common other names for them", () => {
    const { rules } = mapColumns(["Item Code", "Product Name", "Market_Price", "Sale Price", ""], undefined);
    expect(rules).toEqual({
      sku: { header: "Item Code", divisor: 1 },
      name: { header: "Product Name", divisor: 1 },
      mrp: { header: "Market_Price", divisor: 1 },
      price: { header: "Sale Price", divisor: 1 },
    });
  });

  it("recognises a quick-commerce listing, whose amounts are in paise and whose quantity is a pack size", () => {
    const headers =
      "Category,name,mrp,discountPercent,availableQuantity,discountedSellingPrice,weightInGms,outOfStock,quantity";
    const { rules, layout } = mapColumns(headers.split(","), undefined);
    expect(layout).toContain("paise");
    expect(rules.price).toEqual({ header: "discountedSellingPrice", divisor: 100 });
    expect(rules.on_hand).toEqual({ header: "availableQuantity", divisor: 1 });
    expect(rules.pack).toEqual({ header: "quantity", divisor: 1 });
  });

  it("lets --map win over what it finds", () => {
    const { rules } = mapColumns(["name", "price", "Our price"], "price=Our price/100");
    expect(rules.price).toEqual({ header: "Our price", divisor: 100 });
    expect(rules.name).toEqual({ header: "name", divisor: 1 });
  });

  it("refuses a mapping to a column or a field that does not exist", () => {
    expect(() => mapColumns(["name"], "sku=Item")).toThrow('the file has no column "Item"');
    expect(() => parseMapping("colour=Item")).toThrow('no field "colour"');
    expect(() => parseMapping("sku")).toThrow("not of the form");
  });
});
