import { mapColumns } from "../csv/columns.js";
import type { CsvRow } from "../csv/read-rows.js";
import { readCatalog } from "./read-catalog.js";

const COLUMNS = mapColumns(["sku", "name", "category", "brand", "unit", "mrp", "GST %", "barcode"], undefined);

async function* rowsOf(...rows: CsvRow["values"][]): AsyncGenerator<CsvRow> {
  await Promise.resolve();
  yield* rows.map((values, index) => ({ line: index + 2, values }));
}

it("knows the column of taxes by the names it usually has", () => {
  expect(COLUMNS.rules.tax_rate).toEqual({ header: "GST %", divisor: 1 });
});

const read = (...rows: CsvRow["values"][]) => readCatalog(rowsOf(...rows), COLUMNS);

describe("reading a catalogue", () => {
  it("reports a row without a name and keeps the others", async () => {
    const { drafts, errors, rowCount } = await read({ name: "Onion" }, { brand: "Kaapi" });
    expect(drafts.map(({ name }) => name)).toEqual(["Onion"]);
    expect(errors).toEqual([{ line: 3, column: "name", code: "name_missing", message: "The row has no name." }]);
    expect(rowCount).toBe(2);
  });

  it("merges a product that is listed under several categories", async () => {
    const { drafts, mergedCount } = await read(
      { name: "Mint", mrp: "10", category: "Candy" },
      { name: "Mint", mrp: "10", category: "Gifts" },
      { name: "Mint", mrp: "10", category: "Candy" },
    );
    expect(drafts).toHaveLength(1);
    expect(drafts[0]!.categories).toEqual([["Candy"], ["Gifts"]]);
    expect(mergedCount).toBe(2);
  });

  it("keeps the same name at another MRP as another product", async () => {
    const { drafts } = await read({ name: "Soap", mrp: "50" }, { name: "Soap", mrp: "60" });
    expect(drafts.map(({ sku }) => sku)).toEqual([drafts[0]!.sku, `${drafts[0]!.sku}-m60`]);
  });

  it("refuses one SKU for two products", async () => {
    const { drafts, errors } = await read({ sku: "A", name: "Onion" }, { sku: "A", name: "Potato" });
    expect(drafts).toHaveLength(1);
    expect(errors[0]).toMatchObject({ line: 3, code: "duplicate_sku" });
  });

  it("reads the tax in the price, and refuses what is no percentage", async () => {
    const { drafts, errors } = await read(
      { name: "Ghee", tax_rate: "12%" },
      { name: "Salt" },
      { name: "Soap", tax_rate: "GST" },
    );
    expect(drafts.map(({ tax_rate }) => tax_rate)).toEqual([12, null]);
    expect(errors).toMatchObject([{ line: 4, column: "tax_rate", code: "tax_rate_invalid" }]);
  });

  it("refuses an MRP of nothing and a barcode with a wrong check digit", async () => {
    const { errors } = await read({ name: "A", mrp: "0" }, { name: "B", barcode: "6291041500214" });
    expect(errors.map(({ code }) => code)).toEqual(["mrp_invalid", "barcode_check_digit"]);
  });
});
