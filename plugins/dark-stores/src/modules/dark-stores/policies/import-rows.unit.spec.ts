import { readStockHeader, StockRowReader } from "./import-rows";

const HEADER = [
  "sku",
  "price",
  "mrp",
  "on_hand",
  "bin",
  "reorder_level",
  "max_per_order",
  "is_available",
  "sale_price",
  "sale_starts_at",
  "sale_ends_at",
];
const reader = new StockRowReader(readStockHeader(HEADER, false).header, false);
const read = (cells: string[], line = 7) => reader.read({ line, cells, problem: null });

describe("the header of a stock file", () => {
  it("finds columns whatever their order, case and spacing, and by other usual names", () => {
    const found = readStockHeader(["Stock", " Selling Price ", "ITEM-CODE", "Remarks"], false);
    expect(found.errors).toEqual([]);
    expect([...found.header.cells]).toEqual([
      ["sku", 2],
      ["price", 1],
      ["on_hand", 0],
    ]);
  });

  it.each([
    ["no SKU", ["price", "mrp"], false, { column: "sku", code: "missing_column" }],
    ["nothing but SKUs", ["sku", "colour"], false, { column: null, code: "missing_column" }],
    ["two columns that mean the same", ["sku", "stock", "qty"], false, { column: "on_hand", code: "duplicate_column" }],
    ["no store where each row needs one", ["sku", "price"], true, { column: "dark_store", code: "missing_column" }],
  ])("refuses %s", (_, cells, manyStores, error) => {
    expect(readStockHeader(cells, manyStores).errors).toMatchObject([{ line: 1, ...error }]);
  });

  it("says so when the columns are not separated by commas", () => {
    expect(readStockHeader(["sku;price"], false).errors[0]?.message).toContain("with commas");
  });
});

describe("a row of a stock file", () => {
  it("becomes a line for the database", () => {
    expect(reader.columns).toEqual(["line", ...HEADER, "clears"]);
    const cells = ["MILK-1", "28.50", "30", "10", "A-1", "2", "4", "Yes", "25", "2026-12-01", "2026-12-02 10:00+0530"];
    expect(read(cells, 2)).toBe(
      "2\tMILK-1\t28.50\t30\t10\tA-1\t2\t4\tt\t25\t2026-12-01T00:00:00.000Z\t2026-12-02T04:30:00.000Z\t0\n",
    );
  });

  it("keeps what the offer has where a cell is empty or missing, and empties what says so", () => {
    expect(read(["MILK-1", "", "", "5"])).toBe("7\tMILK-1\t\\N\t\\N\t5" + "\t\\N".repeat(7) + "\t0\n");
    expect(read(["A", "", "", "", "-", "", "-", "", "-"])).toMatch(/\t31\n$/);
  });

  it("escapes what COPY would take for its own", () => {
    expect(read(["A\\B", "1", "1", "1", "x\ty"])).toContain("A\\\\B\t1\t1\t1\tx\\ty");
  });

  it("takes a spreadsheet guard off a cell that an export put it on", () => {
    expect(read(["'=A", "1", "1", "1", "'-"])).toContain("\t=A\t1\t1\t1\t-\t");
    expect(read(["''=A", "1", "1", "1", "'s"])).toContain("\t'=A\t1\t1\t1\t's\t");
  });

  it.each([
    ["sku", "required", ["", "1"]],
    ["sku", "too_long", ["A".repeat(256), "1"]],
    ["price", "thousands_separator", ["A", "1,250.50"]],
    ["price", "thousands_separator", ["A", "1,00,000"]],
    ["price", "currency_sign", ["A", "₹12"]],
    ["price", "currency_sign", ["A", "Rs. 12.50"]],
    ["price", "currency_sign", ["A", "12/-"]],
    ["price", "not_a_number", ["A", "twelve"]],
    ["price", "not_a_number", ["A", "-"]],
    ["price", "negative", ["A", "-1"]],
    ["price", "too_large", ["A", "99999999999"]],
    ["price", "price_above_mrp", ["A", "31", "30"]],
    ["mrp", "not_a_number", ["A", "1", "1e3"]],
    ["on_hand", "negative", ["A", "1", "1", "-1"]],
    ["on_hand", "not_whole", ["A", "1", "1", "1.5"]],
    ["on_hand", "too_large", ["A", "1", "1", "99999999999"]],
    ["bin", "too_long", ["A", "1", "1", "1", "x".repeat(33)]],
    ["max_per_order", "too_small", ["A", "1", "1", "1", "", "", "0"]],
    ["max_per_order", "too_large", ["A", "1", "1", "1", "", "", "10001"]],
    ["is_available", "not_a_flag", ["A", "1", "1", "1", "", "", "", "maybe"]],
    ["sale_price", "sale_above_price", ["A", "10", "20", "1", "", "", "", "", "11"]],
    ["sale_starts_at", "not_an_instant", ["A", "10", "20", "1", "", "", "", "", "9", "tomorrow"]],
    ["sale_starts_at", "not_an_instant", ["A", "10", "20", "1", "", "", "", "", "9", "2026-02-30"]],
    ["sale_ends_at", "sale_ends_before_start", ["A", "9", "9", "1", "", "", "", "", "9", "2026-12-02", "2026-12-01"]],
    [null, "too_many_columns", ["A", "1", "1", "1", "", "", "", "", "", "", "", "1"]],
  ])("names the column when %s is wrong: %s", (column, code, cells) => {
    expect(read(cells)).toMatchObject([{ line: 7, column, code }]);
  });

  it("takes whole numbers however they are written, and empty cells beyond the header", () => {
    expect(read(["A", "1", "1", "12.0", "", "", "", "", "", "", "", "", " "])).toContain("\t12\t");
  });

  it("reports every wrong cell of a row", () => {
    expect(read(["", "x", "y", "-1"])).toMatchObject([
      { column: "sku" },
      { column: "price" },
      { column: "mrp" },
      { column: "on_hand" },
    ]);
  });
});
