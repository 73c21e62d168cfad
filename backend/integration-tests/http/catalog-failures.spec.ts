import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ok, type Json } from "../support/http";
import { operatorToken } from "../support/people";
import { platform } from "../support/platform";
import { createProduct, type TestProduct } from "../support/shop";

/** One file for each way to be wrong; beside it what its import answers when bad rows are skipped. */
const FILES = join(__dirname, "catalog-files");
const names = readdirSync(FILES).flatMap((file) => (file.endsWith(".csv") ? [file.slice(0, -4)] : []));

interface Expected {
  status: string;
  good: number;
  errors: { line: number; column: string | null; code: string }[];
}

describe("a catalogue file that is wrong", () => {
  let token: string;
  let milk: TestProduct;

  beforeAll(async () => {
    token = await operatorToken();
    milk = await createProduct("Catalog Fault Milk");
  });

  async function dryRun(csv: string): Promise<Json> {
    const response = await fetch(
      `${platform().backend_url}/admin/catalog-imports?dry_run=true&on_error=skip&unknown_category=refuse`,
      { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "text/csv" }, body: csv },
    );
    return ((await response.json()) as Json).catalog_import;
  }

  it.each(names)("is reported row by row, and the rows around it are good: %s", async (name) => {
    const { status, good, errors } = JSON.parse(readFileSync(join(FILES, `${name}.json`), "utf8")) as Expected;
    const file = readFileSync(join(FILES, `${name}.csv`), "utf8").replace("{{barcode}}", milk.barcode);
    const job = await dryRun(file);
    expect(job).toMatchObject({ status, applied_count: good, error_count: errors.length });
    expect(job.errors.map(({ line, column, code }: Json) => ({ line, column, code }))).toEqual(errors);
    expect(job.errors.every(({ message }: Json) => /[.]$/.test(message))).toBe(true);
    const { variants } = await ok("GET", "/admin/product-variants?sku[]=CF-1&sku[]=CF-2", { token });
    expect(variants).toEqual([]);
  });
});
