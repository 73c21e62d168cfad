import { call, ok, type Json } from "../support/http";
import { operatorToken } from "../support/people";
import { platform } from "../support/platform";
import { createProduct, createStore, type TestProduct, type TestStore } from "../support/shop";

let token: string;
let store: TestStore;
let tea: TestProduct;
let salt: TestProduct;

beforeAll(async () => {
  token = await operatorToken();
  store = await createStore("BULK-STORE");
  tea = await createProduct("Bulk Tea");
  salt = await createProduct("Bulk Salt");
});

async function send(path: string, csv: string): Promise<{ status: number; body: Json }> {
  const response = await fetch(`${platform().backend_url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "text/csv" },
    body: csv,
  });
  return { status: response.status, body: await response.json() };
}

async function download(path: string): Promise<string> {
  const response = await fetch(`${platform().backend_url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  // Not text(): that would take the byte order mark away.
  return Buffer.from(await response.arrayBuffer()).toString("utf8");
}

async function ended(path: string, key: string): Promise<Json> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const { [key]: job } = await ok("GET", path, { token });
    if (["done", "failed", "cancelled"].includes(job.status)) {
      return job;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${path} did not end within 30 seconds.`);
}

describe("imports of prices and stock", () => {
  it("takes a file of many stores in the background, and shows how it went", async () => {
    const file = `dark_store,sku,price,on_hand\n${store.code},${tea.sku},50,7\nNOWHERE,${tea.sku},50,7\n`;
    const path = "/admin/inventory-imports?wait=false&on_error=skip&file_name=stock.csv";
    const { status, body } = await send(path, file);
    expect(status).toBe(202);
    const { id } = body.inventory_import;
    const job = await ended(`/admin/inventory-imports/${id}`, "inventory_import");
    expect(job).toMatchObject({
      status: "done",
      phase: "finished",
      progress: 1,
      dark_store_id: null,
      file_name: "stock.csv",
      file_bytes: file.length,
      row_count: 2,
      applied_count: 1,
      error_count: 1,
      errors: [{ line: 3, column: "dark_store", code: "unknown_store" }],
    });
    expect(job.file_hash).toMatch(/^[0-9a-f]{64}$/);
    const listed = await ok("GET", `/admin/inventory-imports?file_hash=${job.file_hash}&status=done`, { token });
    expect(listed).toMatchObject({ count: 1, limit: 20, offset: 0, inventory_imports: [{ id }] });
    const errors = await ok("GET", `/admin/inventory-imports/${id}/errors?limit=5`, { token });
    expect(errors).toMatchObject({ count: 1, limit: 5, offset: 0, errors: [{ line: 3 }] });
    expect(await download(`/admin/inventory-imports/${id}/errors?format=csv`)).toMatch(
      /^line,column,code,message\r\n3,dark_store,unknown_store,".+"\r\n$/,
    );
  });

  it("answers the same file with the earlier import", async () => {
    const path = `/admin/dark-stores/${store.id}/inventory-imports`;
    const file = `sku,price,on_hand\n${salt.sku},20,9\n`;
    const first = (await send(path, file)).body.inventory_import;
    expect(first).toMatchObject({ status: "done", replayed: false, dark_store_id: store.id });
    expect((await send(path, file)).body.inventory_import).toMatchObject({ id: first.id, replayed: true });
    expect((await send(`${path}?again=true`, file)).body.inventory_import.replayed).toBe(false);
    expect(await ok("GET", `${path}?limit=1`, { token })).toMatchObject({ count: 2, inventory_imports: [{}] });
    expect(await call("POST", `${path}/${first.id}/cancel`, { token })).toMatchObject({
      status: 409,
      body: { code: "import_ended" },
    });
    expect(await call("POST", `${path}/${first.id}/resume`, { token })).toMatchObject({
      status: 409,
      body: { code: "import_not_resumable" },
    });
  });

  it("refuses settings and stores there are not, and people who may not", async () => {
    expect((await send("/admin/inventory-imports?on_error=maybe", "sku\n")).body.code).toBe("invalid_request");
    expect((await send("/admin/dark-stores/nowhere/inventory-imports", "sku\n")).body.code).toBe(
      "dark_store_not_found",
    );
    expect((await call("GET", "/admin/inventory-imports/nothing", { token })).body.code).toBe("import_not_found");
    expect((await call("GET", "/admin/offers/export")).status).toBe(401);
  });

  it("goes round through an export without a change", async () => {
    await send(
      `/admin/dark-stores/${store.id}/inventory-imports?again=true`,
      `sku,price,bin,sale_price,sale_ends_at\n${tea.sku},50,'=1+1,45,2031-01-01\n${salt.sku},20,,,\n`,
    );
    const exported = await download(`/admin/dark-stores/${store.id}/offers/export?bom=true`);
    expect(exported.startsWith("\ufeffdark_store,sku,price,mrp,on_hand,")).toBe(true);
    expect(exported).toContain(",'=1+1,");
    const { body } = await send("/admin/inventory-imports", exported);
    expect(body.inventory_import).toMatchObject({ status: "done", applied_count: 2, error_count: 0 });
    expect(await download(`/admin/offers/export?dark_store_id=${store.id}&bom=true`)).toBe(exported);
  });
});

/** A product with all that hangs on it. */
async function readWhole(title: string): Promise<Json[]> {
  const fields = "*options.values,*variants.options,*variants.prices,*sales_channels,*shipping_profile";
  return (await ok("GET", `/admin/products?q=${encodeURIComponent(title)}&fields=${fields}`, { token })).products;
}

/** The same without what differs between any two products: ids, times, and what is only theirs. */
function shapeOf(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => shapeOf(item));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shapeOf(item, name)]));
  }
  const own = /(^|_)id$|_at$/.test(key) || ["sku", "handle"].includes(key) || /^Bulk Like/.test(String(value));
  return own ? typeof value : value;
}

describe("imports of products", () => {
  const file = [
    "sku,title,title_hi,brand,category,unit,weight,metadata.shelf_life",
    "BULK-CAT-1,Bulk Paneer,पनीर,Amul,Bulk Dairy > Paneer | Bulk Offers,200 g,200,14 days",
    "BULK-CAT-2,Bulk Curd,,,Bulk Dairy > Curd,400 g,400,",
    "BULK-CAT-3,,,,,,,",
  ].join("\n");

  it("creates products by Medusa's own ways, once", async () => {
    const { body } = await send("/admin/catalog-imports?on_error=skip", file);
    expect(body.catalog_import).toMatchObject({
      status: "done",
      row_count: 3,
      applied_count: 2,
      created_count: 2,
      updated_count: 0,
      category_count: 4,
      errors: [{ line: 4, column: "title", code: "title_required" }],
    });
    const { products } = await ok(
      "GET",
      "/admin/products?q=Bulk Paneer&fields=title,status,weight,metadata,*categories,*variants,*sales_channels",
      { token },
    );
    expect(products).toMatchObject([
      {
        title: "Bulk Paneer",
        status: "published",
        metadata: { title_hi: "पनीर", brand: "Amul", shelf_life: "14 days" },
      },
    ]);
    expect(products[0].categories.map(({ name }: Json) => name).sort()).toEqual([
      "Bulk Dairy",
      "Bulk Offers",
      "Paneer",
    ]);
    expect(products[0].variants).toMatchObject([{ sku: "BULK-CAT-1", title: "200 g", manage_inventory: false }]);
    expect(products[0].sales_channels).toHaveLength(1);
    const again = await send("/admin/catalog-imports?on_error=skip&again=true", file);
    expect(again.body.catalog_import).toMatchObject({ created_count: 0, updated_count: 0, unchanged_count: 2 });
  });

  it("leaves behind what Medusa's own route leaves behind", async () => {
    await send(
      "/admin/catalog-imports",
      "sku,title,unit,weight,brand\nBULK-LIKE-1,Bulk Like Imported,1 kg,1000,Amul\n",
    );
    const [imported] = await readWhole("Bulk Like Imported");
    await ok("POST", "/admin/products", {
      token,
      body: {
        title: "Bulk Like Created",
        handle: "bulk-like-2",
        subtitle: "1 kg",
        status: "published",
        weight: 1000,
        metadata: { brand: "Amul" },
        shipping_profile_id: imported.shipping_profile.id,
        sales_channels: imported.sales_channels.map(({ id }: Json) => ({ id })),
        options: [{ title: "Pack", values: ["1 kg"] }],
        variants: [
          {
            title: "1 kg",
            sku: "BULK-LIKE-2",
            manage_inventory: false,
            options: { Pack: "1 kg" },
            prices: [],
            metadata: imported.variants[0].metadata,
          },
        ],
      },
    });
    const [created] = await readWhole("Bulk Like Created");
    expect(shapeOf(imported)).toEqual(shapeOf(created));
  });

  it("can be priced and changed by Medusa's own ways afterwards", async () => {
    const [imported] = await readWhole("Bulk Like Imported");
    await ok("POST", `/admin/products/${imported.id}/variants/${imported.variants[0].id}`, {
      token,
      body: { prices: [{ currency_code: "inr", amount: 90 }] },
    });
    const [priced] = await readWhole("Bulk Like Imported");
    expect(priced.variants[0].prices).toMatchObject([{ currency_code: "inr", amount: 90 }]);
  });

  it("updates what changed and goes round through an export", async () => {
    const changed = await send("/admin/catalog-imports", "sku,title,brand\nBULK-CAT-1,Bulk Fresh Paneer,-\n");
    expect(changed.body.catalog_import).toMatchObject({ updated_count: 1, error_count: 0 });
    const exported = await download("/admin/catalog-export?q=BULK-CAT-");
    expect(exported).toContain("Bulk Fresh Paneer");
    expect(exported).toContain("Bulk Dairy > Paneer | Bulk Offers");
    expect((await send("/admin/catalog-imports", exported)).body.catalog_import).toMatchObject({ error_count: 0 });
    expect(await download("/admin/catalog-export?q=BULK-CAT-")).toBe(exported);
  });

  it("takes back what it exported of a product with several packs, and changes nothing of it", async () => {
    const { sales_channels } = await ok("GET", "/admin/sales-channels?limit=1", { token });
    const { product } = await ok("POST", "/admin/products", {
      token,
      body: {
        title: "Bulk Packs Rice",
        subtitle: "Aged for two years",
        status: "published",
        sales_channels: [{ id: sales_channels[0].id }],
        options: [{ title: "Pack", values: ["1 kg", "5 kg"] }],
        variants: ["1 kg", "5 kg"].map((pack) => ({
          title: pack,
          sku: `BULK-PACKS-${pack.replace(" ", "")}`,
          manage_inventory: false,
          options: { Pack: pack },
          prices: [],
        })),
      },
    });
    const exported = await download("/admin/catalog-export?q=BULK-PACKS-");
    expect(exported.trim().split("\r\n")).toHaveLength(3);
    const { body } = await send("/admin/catalog-imports", exported);
    expect(body.catalog_import).toMatchObject({ status: "done", error_count: 0, created_count: 0 });
    expect(await download("/admin/catalog-export?q=BULK-PACKS-")).toBe(exported);
    const after = await ok("GET", `/admin/products/${product.id}?fields=subtitle,*variants`, { token });
    expect(after.product.subtitle).toBe("Aged for two years");
    expect(after.product.variants.map(({ title }: Json) => title).sort()).toEqual(["1 kg", "5 kg"]);
  });

  it("gives products their taxes, changes them and takes them away", async () => {
    const taxes = async () => {
      const exported = await download("/admin/catalog-export?q=BULK-TAX-");
      const [header, ...rows] = exported
        .trim()
        .split("\r\n")
        .map((line) => line.split(","));
      const column = header?.indexOf("tax_rate") ?? -1;
      return Object.fromEntries(rows.map((row) => [row[0], row[column]]));
    };
    const rows = ["sku,title,gst", "BULK-TAX-1,Bulk Ghee,12%", "BULK-TAX-2,Bulk Sugar,5", "BULK-TAX-3,Bulk Eggs,"];
    const first = await send("/admin/catalog-imports", rows.join("\n"));
    expect(first.body.catalog_import).toMatchObject({ created_count: 3, error_count: 0 });
    expect(await taxes()).toEqual({ "BULK-TAX-1": "12", "BULK-TAX-2": "5", "BULK-TAX-3": "" });
    const { products } = await ok("GET", "/admin/products?q=Bulk Ghee&fields=id", { token });
    const { tax_rates } = await ok("GET", "/admin/tax-rates?fields=rate,*rules&limit=100", { token });
    const bearing = tax_rates.filter(({ rules }: Json) =>
      rules.some(({ reference_id }: Json) => reference_id === products[0].id),
    );
    expect(bearing).toMatchObject([{ rate: 12 }]);

    await send("/admin/catalog-imports", "sku,tax_rate\nBULK-TAX-1,-\nBULK-TAX-2,18\nBULK-TAX-3,5\n");
    expect(await taxes()).toEqual({ "BULK-TAX-1": "", "BULK-TAX-2": "18", "BULK-TAX-3": "5" });
    const wrong = await send("/admin/catalog-imports", "sku,tax_rate\nBULK-TAX-1,120\nBULK-TAX-2,five\n");
    expect(wrong.body.catalog_import.errors).toMatchObject([
      { line: 2, column: "tax_rate", code: "too_large" },
      { line: 3, column: "tax_rate", code: "not_a_number" },
    ]);
  });

  it("writes nothing when a row is wrong and errors abort, or a category is not to be created", async () => {
    const refused = await send(
      "/admin/catalog-imports?unknown_category=refuse",
      "sku,title,category,handle\nBULK-CAT-8,Eight,Bulk Nowhere,eight\nBULK-CAT-9,Nine,,eight\n",
    );
    expect(refused.body.catalog_import).toMatchObject({
      status: "failed",
      applied_count: 0,
      errors: [
        { line: 2, column: "category", code: "unknown_category" },
        { line: 3, column: "handle", code: "duplicate_handle" },
      ],
    });
    expect((await download("/admin/catalog-export?q=BULK-CAT-8")).trim().split("\n")).toHaveLength(1);
  });
});
