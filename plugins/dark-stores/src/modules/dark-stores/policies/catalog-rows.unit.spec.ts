import { CatalogRowReader, categoryPaths, readCatalogHeader } from "./catalog-rows";

const HEADER = [
  "SKU",
  "Name",
  "title_hi",
  "category",
  "barcode",
  "weight",
  "status",
  "handle",
  "brand",
  "metadata.Shelf",
];
const { fields, width } = readCatalogHeader(HEADER);
const reader = new CatalogRowReader(fields, width);
const read = (cells: string[]) => reader.read({ line: 7, cells, problem: null });

describe("the header of a catalogue file", () => {
  it("finds our columns, names in other languages and metadata", () => {
    expect([...fields.keys()]).toEqual([
      "sku",
      "handle",
      "title",
      "brand",
      "category",
      "barcode",
      "weight",
      "status",
      "title_hi",
      "metadata.Shelf",
    ]);
  });

  it.each([
    [["title"], { column: "sku", code: "missing_column" }],
    [["sku", "colour"], { column: null, code: "missing_column" }],
    [["sku", "name", "title"], { column: "title", code: "duplicate_column" }],
    [["sku", "title_hi", "Title HI"], { column: "title_hi", code: "duplicate_column" }],
  ])("refuses %j", (cells, error) => {
    expect(readCatalogHeader(cells).errors).toMatchObject([{ line: 1, ...error }]);
  });
});

describe("a row of a catalogue file", () => {
  it("says what its cells say, empties what may be empty and keeps the rest", () => {
    const text = read(["A", "Milk", "दूध", "Dairy > Milk", "6291041500213", "500", "Draft", "milk-a", "-", "7\tdays"]);
    const [line, sku, handle, barcode, json] = (text as string).trimEnd().split("\t");
    expect([line, sku, handle, barcode]).toEqual(["7", "A", "milk-a", "6291041500213"]);
    expect(JSON.parse(json!.replaceAll("\\\\", "\\"))).toEqual({
      handle: "milk-a",
      title: "Milk",
      brand: null,
      category: "Dairy > Milk",
      barcode: "6291041500213",
      weight: 500,
      status: "draft",
      title_hi: "दूध",
      "metadata.Shelf": "7\tdays",
    });
    expect(read(["A"])).toBe("7\tA\t\\N\t\\N\t{}\n");
  });

  it.each([
    ["sku", "required", ["", "Milk"]],
    ["title", "too_long", ["A", "x".repeat(256)]],
    ["category", "not_a_path", ["A", "", "", "Dairy > > Milk"]],
    ["barcode", "barcode_check_digit", ["A", "", "", "", "6291041500214"]],
    ["weight", "not_a_number", ["A", "", "", "", "", "heavy"]],
    ["weight", "negative", ["A", "", "", "", "", "-5"]],
    ["status", "unknown_status", ["A", "", "", "", "", "", "on sale"]],
    ["handle", "not_a_handle", ["A", "", "", "", "", "", "", "a b"]],
    [null, "too_many_columns", ["A", "", "", "", "", "", "", "", "", "", "more"]],
  ])("names the column when %s is wrong: %s", (column, code, cells) => {
    expect(read(cells)).toMatchObject([{ line: 7, column, code }]);
  });
});

describe("a category cell", () => {
  it("holds several paths, and signs of its own when they are escaped", () => {
    expect(categoryPaths("Dairy > Milk | Breakfast")).toEqual([["Dairy", "Milk"], ["Breakfast"]]);
    expect(categoryPaths("Tea \\| Coffee > 5\\>4")).toEqual([["Tea | Coffee", "5>4"]]);
  });
});
