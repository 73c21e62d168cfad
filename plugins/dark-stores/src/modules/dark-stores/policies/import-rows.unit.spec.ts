import { mapColumns, readRow } from "./import-rows";

const HEADER = ["sku", "price", "mrp", "on_hand", "bin", "reorder_level", "max_per_order", "is_available"];
const { columns } = mapColumns(HEADER);

describe("the header of a stock file", () => {
  it("finds columns whatever their order, case and spacing, and by other usual names", () => {
    const found = mapColumns(["Stock", " Selling Price ", "ITEM-CODE", "Remarks"]);
    expect(found.errors).toEqual([]);
    expect([...found.columns]).toEqual([
      ["sku", 2],
      ["price", 1],
      ["on_hand", 0],
    ]);
  });

  it("refuses a file without sku", () => {
    expect(mapColumns(["price", "mrp"]).errors).toMatchObject([{ line: 1, column: "sku", code: "missing_column" }]);
  });

  it("refuses a file with nothing but sku", () => {
    expect(mapColumns(["sku", "colour"]).errors).toMatchObject([{ line: 1, column: null, code: "missing_column" }]);
  });

  it("refuses two columns that mean the same", () => {
    expect(mapColumns(["sku", "stock", "qty"]).errors).toMatchObject([{ column: "on_hand", code: "duplicate_column" }]);
  });
});

describe("a line of a stock file", () => {
  it("reads every column", () => {
    expect(readRow(["MILK-1", "28.50", "30", "10", "A-1", "2", "4", "Yes"], columns, 2)).toEqual({
      row: {
        line: 2,
        sku: "MILK-1",
        price: 28.5,
        mrp: 30,
        on_hand: 10,
        bin: "A-1",
        reorder_level: 2,
        max_per_order: 4,
        is_available: true,
      },
      errors: [],
    });
  });

  it("keeps what the offer has where a cell is empty or missing", () => {
    expect(readRow(["MILK-1", "", "", "5"], columns, 2).row).toMatchObject({
      price: null,
      mrp: null,
      on_hand: 5,
      bin: null,
    });
  });

  it.each([
    ["sku", "required", ["", "1"]],
    ["price", "not_a_number", ["A", "12,50"]],
    ["price", "not_a_number", ["A", "₹12"]],
    ["price", "negative", ["A", "-1"]],
    ["price", "too_large", ["A", "99999999999"]],
    ["price", "price_above_mrp", ["A", "31", "30"]],
    ["mrp", "not_a_number", ["A", "1", "1e3"]],
    ["on_hand", "negative", ["A", "1", "1", "-1"]],
    ["on_hand", "not_whole", ["A", "1", "1", "1.5"]],
    ["on_hand", "too_large", ["A", "1", "1", "99999999999"]],
    ["bin", "too_long", ["A", "1", "1", "1", "x".repeat(33)]],
    ["max_per_order", "too_small", ["A", "1", "1", "1", "", "", "0"]],
    ["is_available", "not_a_flag", ["A", "1", "1", "1", "", "", "", "maybe"]],
  ])("names the column when %s is wrong: %s", (column, code, cells) => {
    expect(readRow(cells, columns, 7)).toMatchObject({ row: null, errors: [{ line: 7, column, code }] });
  });

  it("reports every wrong cell of a line", () => {
    expect(readRow(["", "x", "y", "-1"], columns, 3).errors.map((entry) => entry.column)).toEqual([
      "sku",
      "price",
      "mrp",
      "on_hand",
    ]);
  });
});
