import type { Benchmark, Run, Scale } from "../benchmark.js";
import { openDataSet, type DataSet } from "../data/data-set.js";
import { BRANDS, DEPARTMENTS, PACKS } from "../data/groceries.js";
import { fillStores } from "../data/stores.js";
import type { Findings } from "../findings.js";
import { operatorToken, startBackend, type Backend } from "../harness/backend.js";
import { alternate } from "../harness/rounds.js";

/** New products of one turn, by contender: Medusa's own route is asked for fewer, since it takes longer for each. */
const SIZE: Record<Scale, { ours: number; medusa: number }> = {
  full: { ours: 6000, medusa: 600 },
  small: { ours: 500, medusa: 100 },
};
const CATEGORIES = Object.keys(DEPARTMENTS);
const MEDUSA_BATCH = 50;
const GOAL_PER_SECOND = 300;

/** New products from one CSV file over HTTP, beside Medusa's own batch route. */
export const catalogImport: Benchmark = {
  name: "catalog-import",
  summary: "new products from a file, beside Medusa's batch route",
  run: measureCatalogImport,
};

/** One store, which offers nothing, and an empty catalogue. */
const emptyCatalogue: DataSet = {
  name: "empty_catalogue",
  fill: (client) => fillStores(client, 1),
};

async function measureCatalogImport(run: Run): Promise<Findings> {
  const size = SIZE[run.scale];
  const databaseUrl = await openDataSet(run, emptyCatalogue);
  const { services, profileFolder } = run;
  const backend = await startBackend({ databaseUrl, redisUrl: services.redisUrl, profileFolder });
  const token = await operatorToken(backend);
  const defaults = await readDefaults(backend, token);
  // Every product is new, also to a data set that an earlier run has filled.
  const began = Date.now().toString(36);
  let turn = 0;
  const figures = await alternate(run.rounds, [
    {
      subject: "Medusa's batch route",
      measure: () => createBatches(backend, token, productsOf(`${began}-${(turn += 1)}`, size.medusa), defaults),
    },
    {
      subject: "QuickDash",
      measure: () => importFile(backend, token, productsOf(`${began}-${(turn += 1)}`, size.ours)),
    },
  ]);
  await backend.stop();
  const [medusa, ours] = ["Medusa's batch route", "QuickDash"].map((subject) => figures.get(subject));
  if (!medusa || !ours) throw new Error("A contender was not measured.");
  return {
    data: `${size.ours} new products a turn with category, brand and barcode`,
    measurements: [...figures].map(([subject, spreads]) => ({ scenario: "one file", subject, figures: spreads })),
    ratios: [
      {
        what: "products/s of an import",
        value: ours.products_per_second.median,
        goal: { at: "least", value: GOAL_PER_SECOND },
      },
      {
        what: "products/s, QuickDash to Medusa's batch route",
        value: ours.products_per_second.median / medusa.products_per_second.median,
        goal: { at: "least", value: 1 },
      },
    ],
    notes: ["The import also reads, checks and fingerprints each row and makes its categories."],
  };
}

interface Product {
  sku: string;
  title: string;
  brand: string;
  unit: string;
  category: string;
}

function productsOf(prefix: string, count: number): Product[] {
  return Array.from({ length: count }, (_, number) => {
    return {
      sku: `BENCH-${prefix}-${number}`,
      title: `Product ${prefix} ${number}`,
      brand: BRANDS[number % BRANDS.length] ?? "Brand",
      unit: PACKS[number % PACKS.length] ?? "1 unit",
      category: CATEGORIES[number % CATEGORIES.length] ?? "Groceries",
    };
  });
}

async function importFile(backend: Backend, token: string, products: readonly Product[]) {
  const lines = products.map(({ sku, title, brand, unit, category }) =>
    [sku, `"${title}"`, `"${brand}"`, `"${unit}"`, `"${category}"`].join(","),
  );
  const started = performance.now();
  const answer = await fetch(`${backend.url}/admin/catalog-imports?on_error=skip`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "text/csv" },
    body: `sku,title,brand,unit,category\n${lines.join("\n")}\n`,
  });
  const { catalog_import: job } = (await answer.json()) as { catalog_import?: { created_count: number } };
  if (job?.created_count !== products.length) {
    throw new Error(`The import answered ${answer.status} ${JSON.stringify(job)}`);
  }
  return rateOf(products.length, started);
}

interface Defaults {
  shipping_profile_id: string;
  sales_channel_id: string;
}

async function createBatches(backend: Backend, token: string, products: readonly Product[], defaults: Defaults) {
  const started = performance.now();
  for (let from = 0; from < products.length; from += MEDUSA_BATCH) {
    const create = products.slice(from, from + MEDUSA_BATCH).map(({ sku, title, brand, unit }) => ({
      title,
      status: "published",
      metadata: { brand },
      shipping_profile_id: defaults.shipping_profile_id,
      sales_channels: [{ id: defaults.sales_channel_id }],
      options: [{ title: "Pack", values: [unit] }],
      variants: [{ title: unit, sku, manage_inventory: false, options: { Pack: unit }, prices: [] }],
    }));
    const answer = await fetch(`${backend.url}/admin/products/batch`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ create }),
    });
    if (!answer.ok) throw new Error(`Medusa's batch answered ${answer.status} ${await answer.text()}`);
  }
  return rateOf(products.length, started);
}

function rateOf(products: number, started: number) {
  const seconds = (performance.now() - started) / 1000;
  return { products_per_second: products / seconds, seconds };
}

async function readDefaults(backend: Backend, token: string): Promise<Defaults> {
  const read = async <Answer>(path: string): Promise<Answer> => {
    const answer = await fetch(`${backend.url}/admin/${path}`, { headers: { authorization: `Bearer ${token}` } });
    return (await answer.json()) as Answer;
  };
  const { shipping_profiles } = await read<{ shipping_profiles: { id: string }[] }>("shipping-profiles?limit=1");
  const { sales_channels } = await read<{ sales_channels: { id: string }[] }>("sales-channels?limit=1");
  return {
    shipping_profile_id: shipping_profiles[0]?.id ?? "",
    sales_channel_id: sales_channels[0]?.id ?? "",
  };
}
