import { Readable } from "node:stream";
import type { ImportRow } from "../../modules/dark-stores/policies/import-rows";
import { readStockFile } from "./read-stock-file";

async function read(chunks: string[]) {
  const rows: ImportRow[] = [];
  const result = await readStockFile(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), {
    max_errors: 1000,
    stage: (batch) => Promise.resolve(void rows.push(...batch)),
  });
  return { ...result, rows };
}

describe("reading a stock file", () => {
  it("takes a byte order mark, CRLF, quotes and blank lines", async () => {
    const { rows, errors } = await read(['\ufeffsku,bin,on_hand\r\n"MILK, 1","A ""1""",5\r\n\r\nBREAD,,7\r\n']);
    expect(errors).toEqual([]);
    expect(rows).toMatchObject([
      { line: 2, sku: "MILK, 1", bin: 'A "1"', on_hand: 5 },
      { line: 4, sku: "BREAD", bin: null, on_hand: 7 },
    ]);
  });

  it("takes a file that arrives in pieces, cut in the middle of a letter", async () => {
    const bytes = Buffer.from("sku,on_hand\nदूध,5\n");
    const rows: ImportRow[] = [];
    await readStockFile(Readable.from([...bytes].map((byte) => Buffer.from([byte]))), {
      max_errors: 10,
      stage: (batch) => Promise.resolve(void rows.push(...batch)),
    });
    expect(rows).toMatchObject([{ sku: "दूध", on_hand: 5 }]);
  });

  it("goes on after a line with a stray quote", async () => {
    const { rows, errors, unreadable_count } = await read(['sku,on_hand\nMILK,"1"0\nBREAD,9\n']);
    expect(rows).toMatchObject([{ sku: "BREAD", on_hand: 9 }]);
    expect(errors).toMatchObject([{ line: 2, column: "on_hand", code: "not_a_number" }]);
    expect(unreadable_count).toBe(1);
  });

  it("reports a quote that never closes", async () => {
    const { rows, errors } = await read(['sku,on_hand\nMILK,1\n"BREAD,9\nEGGS,3\n']);
    expect(rows).toMatchObject([{ sku: "MILK" }]);
    expect(errors).toMatchObject([{ code: "malformed_line" }]);
  });

  it("reports a ten megabyte cell and loses nothing around it", async () => {
    const { rows, errors } = await read([
      "sku,on_hand\nMILK,1\nBREAD,",
      ..."x"
        .repeat(10)
        .split("")
        .map((x) => x.repeat(1_000_000)),
      "\nEGGS,3\n",
    ]);
    expect(rows).toMatchObject([{ sku: "MILK" }, { sku: "EGGS" }]);
    expect(errors).toMatchObject([{ line: 3, column: "on_hand", code: "not_a_number" }]);
  });

  it("stops at a header that is not ours", async () => {
    const { row_count, errors } = await read(["name,colour\nMilk,white\n"]);
    expect(row_count).toBe(0);
    expect(errors).toMatchObject([{ line: 1, code: "missing_column" }]);
  });

  it.each([[[]], [["sku,on_hand\n"]]])("reports a file without lines", async (chunks) => {
    const { errors } = await read(chunks);
    expect(errors).toMatchObject([{ code: "empty_file" }]);
  });
});
