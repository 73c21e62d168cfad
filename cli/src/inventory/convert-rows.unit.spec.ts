import { mapColumns } from "../csv/columns.js";
import { skuOf } from "../csv/sku.js";
import { StockRowConverter, columnsSent, csvLine } from "./convert-rows.js";

const LISTING =
  "Category,name,mrp,discountPercent,availableQuantity,discountedSellingPrice,weightInGms,outOfStock,quantity";
const listing = () => new StockRowConverter(mapColumns(LISTING.split(","), undefined));
const row = (values: Record<string, string>) => ({ line: 2, values });
const ONION = { name: "Onion", mrp: "2500", price: "2100", on_hand: "3", weight_g: "1000", pack: "1" };

describe("rows of a stock file", () => {
  it("turns paise into rupees and gives the SKU that the catalogue gave", () => {
    expect(listing().convert(row({ ...ONION, out_of_stock: "FALSE" }))).toEqual({
      kind: "row",
      row: expect.objectContaining({
        sku: skuOf({ name: "Onion", unit: "1 kg", pack: "1" }),
        mrp: "25",
        price: "21",
        on_hand: "3",
      }),
    });
  });

  it("counts what is out of stock as nothing on hand", () => {
    const converted = listing().convert(row({ ...ONION, out_of_stock: "TRUE" }));
    expect(converted).toMatchObject({ kind: "row", row: { on_hand: "0" } });
  });

  it("takes a product once that the listing repeats under another category", () => {
    const converter = listing();
    converter.convert(row(ONION));
    expect(converter.convert(row(ONION))).toEqual({ kind: "repeated" });
  });

  it("refuses a price of nothing, a broken count and a row without a name", () => {
    const codes = [{ ...ONION, mrp: "0" }, { ...ONION, on_hand: "-1" }, { mrp: "2500" }].map((values) => {
      const converted = listing().convert(row(values));
      return converted.kind === "error" ? converted.error.code : converted.kind;
    });
    expect(codes).toEqual(["mrp_invalid", "on_hand_invalid", "sku_missing"]);
  });

  it("leaves out what the file does not say", () => {
    const converter = new StockRowConverter(mapColumns(["sku", "on_hand"], undefined));
    const converted = converter.convert(row({ sku: "A-1", on_hand: "7" }));
    expect(converted).toEqual({ kind: "row", row: expect.objectContaining({ sku: "A-1", on_hand: "7" }) });
    expect(converted).toMatchObject({ row: { price: undefined, mrp: undefined, is_available: undefined } });
  });
});

describe("the columns that are sent", () => {
  it("are those the file says something about", () => {
    expect(columnsSent(mapColumns(["sku", "stock"], undefined))).toEqual(["sku", "on_hand"]);
    expect(columnsSent(mapColumns(LISTING.split(","), undefined))).toEqual(["sku", "price", "mrp", "on_hand"]);
  });
});

describe("a line of CSV", () => {
  it("quotes commas, quotes and line breaks", () => {
    expect(csvLine(["a", 'b "c"', "d, e", null, 5])).toBe('a,"b ""c""","d, e",,5\n');
  });
});
