import { ok, type Json } from "../support/http";
import { operatorToken } from "../support/people";
import { platform } from "../support/platform";

const SHARED = 150;
const OWN = 30;
const CATEGORIES = ["Race Fruit", "Race Fruit > Citrus", "Race Dairy"];

let token: string;

beforeAll(async () => {
  token = await operatorToken();
});

async function send(csv: string): Promise<Json> {
  const response = await fetch(`${platform().backend_url}/admin/catalog-imports`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "text/csv" },
    body: csv,
  });
  return ((await response.json()) as Json).catalog_import;
}

/** Rows that both files have, in an order of this file's own, and some that only it has. */
function fileOf(name: string, backwards: boolean): string {
  const shared = Array.from({ length: SHARED }, (_, number) => `RACE-${String(number).padStart(3, "0")}`);
  const own = Array.from({ length: OWN }, (_, number) => `RACE-${name}-${number}`);
  const skus = backwards ? [...own, ...shared.reverse()] : [...shared, ...own];
  const rows = skus.map((sku) => `${sku},${sku} of ${name},${CATEGORIES[Number(sku.slice(-1)) % 3]}\n`);
  return `sku,title,category\n${rows.join("")}`;
}

describe("two catalogue files at once", () => {
  it("make what both name once, and neither loses a row", async () => {
    const jobs = await Promise.all([send(fileOf("A", false)), send(fileOf("B", true))]);
    for (const job of jobs) {
      expect(job).toMatchObject({ status: "done", error_count: 0, applied_count: SHARED + OWN });
    }
    const created = jobs.reduce((sum, { created_count }) => sum + (created_count as number), 0);
    expect(created).toBe(SHARED + 2 * OWN);
    const { product_categories } = await ok("GET", "/admin/product-categories?limit=1000&fields=handle", { token });
    const handles = product_categories
      .map(({ handle }: Json) => handle)
      .filter((handle: string) => /^race-/.test(handle));
    expect(handles.sort()).toEqual(["race-dairy", "race-fruit", "race-fruit--citrus"]);
    const { products, count } = await ok("GET", "/admin/products?q=RACE-&limit=200&fields=handle,*categories", {
      token,
    });
    expect(count).toBe(SHARED + 2 * OWN);
    expect(products.filter(({ categories }: Json) => categories.length === 0)).toEqual([]);
  });
});
