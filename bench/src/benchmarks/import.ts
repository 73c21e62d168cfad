import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import type { Benchmark, Run, Scale } from "../benchmark.js";
import { fillCatalogue } from "../data/catalogue.js";
import { openDataSet, type DataSet } from "../data/data-set.js";
import { skuOf, storeCode, storeId, variantId } from "../data/ids.js";
import { fillStores } from "../data/stores.js";
import type { Findings } from "../findings.js";
import { operatorToken, startBackend, type Backend } from "../harness/backend.js";
import { withClient } from "../harness/database.js";
import { runChild } from "../harness/children.js";
import { LOGS } from "../harness/places.js";
import { alternate } from "../harness/rounds.js";

const SIZE: Record<Scale, { stores: number; skus: number }> = {
  full: { stores: 200, skus: 5000 },
  small: { stores: 20, skus: 300 },
};
const SAMPLE_MS = 200;
const MEGABYTE = 1024 * 1024;

/** New offers in many stores from one CSV file over HTTP, beside `\copy` of the same rows into the same table. */
export const importRows: Benchmark = {
  name: "import",
  summary: "a million stock rows over the API, beside psql \\copy",
  run: measureImport,
};

/** A catalogue and stores that offer nothing yet. */
function emptyStoresDataSet(scale: Scale): DataSet {
  return {
    name: "empty_stores",
    async fill(client, say) {
      const { stores, skus } = SIZE[scale];
      say(`  ${skus} SKUs, ${stores} stores, no offers`);
      await fillCatalogue(client, skus);
      await fillStores(client, stores);
    },
  };
}

async function measureImport(run: Run): Promise<Findings> {
  const { stores, skus } = SIZE[run.scale];
  const rows = stores * skus;
  const databaseUrl = await openDataSet(run, emptyStoresDataSet(run.scale));
  const files = await writeFiles(run.scale);
  const { services, profileFolder } = run;
  const backend = await startBackend({ databaseUrl, redisUrl: services.redisUrl, profileFolder });
  const token = await operatorToken(backend);
  const figures = await alternate(run.rounds, [
    { subject: "psql \\copy", measure: () => afterEmptying(databaseUrl, () => copy(databaseUrl, files.keyed, rows)) },
    { subject: "QuickDash", measure: () => afterEmptying(databaseUrl, () => send(backend, token, files.named, rows)) },
  ]);
  await backend.stop();
  const ours = figures.get("QuickDash");
  const baseline = figures.get("psql \\copy");
  if (!ours || !baseline) {
    throw new Error("A contender was not measured.");
  }
  return {
    data: `${rows} new offers, ${skus} SKUs in ${stores} stores`,
    measurements: [...figures].map(([subject, spreads]) => ({ scenario: "one file", subject, figures: spreads })),
    ratios: [
      {
        what: "rows/s, QuickDash to psql \\copy",
        value: ours.rows_per_second.median / baseline.rows_per_second.median,
        goal: { at: "least", value: 0.3 },
      },
      {
        what: "most memory above idle, MB",
        value: ours.memory_above_idle_mb.max,
        goal: { at: "most", value: 300 },
      },
    ],
    notes: [
      "QuickDash also checks each row, resolves SKU and store, and writes a ledger row per offer; \\copy does not.",
    ],
  };
}

/** The same rows twice: by store code and SKU as people have them, and by the table's own keys. */
async function writeFiles(scale: Scale): Promise<{ named: string; keyed: string }> {
  const { stores, skus } = SIZE[scale];
  mkdirSync(LOGS, { recursive: true });
  const named = join(LOGS, `import-${scale}-named.csv`);
  const keyed = join(LOGS, `import-${scale}-keyed.csv`);
  if (existsSync(named) && existsSync(keyed)) {
    return { named, keyed };
  }
  const [byName, byKey] = [createWriteStream(named), createWriteStream(keyed)];
  byName.write("dark_store,sku,price,mrp,on_hand,bin,reorder_level\n");
  for (let store = 1; store <= stores; store++) {
    let [names, keys] = ["", ""];
    for (let sku = 1; sku <= skus; sku++) {
      const price = 20 + ((store * 7919 + sku * 104_729) % 500);
      const offer = `${price}.50,${price + 40},${1 + ((store * 31 + sku * 17) % 120)},A${sku % 40}-${sku % 12},3`;
      names += `${storeCode(store)},${skuOf(sku)},${offer}\n`;
      keys += `${storeId(store)},${variantId(sku)},${offer}\n`;
    }
    for (const [file, text] of [
      [byName, names],
      [byKey, keys],
    ] as const) {
      if (!file.write(text)) {
        await once(file, "drain");
      }
    }
  }
  await Promise.all([byName, byKey].map((file) => finished(file.end())));
  return { named, keyed };
}

async function afterEmptying<T>(databaseUrl: string, measure: () => Promise<T>): Promise<T> {
  await withClient(databaseUrl, async (client) => {
    await client.query(`TRUNCATE store_offer, stock_ledger, assortment_change CASCADE`);
    await client.query(`DELETE FROM assortment_entry`);
    await client.query(`DELETE FROM assortment_size`);
    await client.query(`CHECKPOINT`);
  });
  return measure();
}

async function copy(databaseUrl: string, file: string, rows: number) {
  const columns = "dark_store_id, variant_id, price, mrp, on_hand, bin, reorder_level";
  const started = performance.now();
  await runChild("psql", "psql", ["-q", databaseUrl, "-c", `\\copy store_offer (${columns}) from '${file}' csv`]);
  const seconds = (performance.now() - started) / 1000;
  return { rows_per_second: rows / seconds, seconds, memory_above_idle_mb: 0 };
}

async function send(backend: Backend, token: string, file: string, rows: number) {
  const idle = residentMemory(backend.pid);
  let peak = idle;
  const sampling = setInterval(() => (peak = Math.max(peak, residentMemory(backend.pid))), SAMPLE_MS);
  const started = performance.now();
  try {
    const answer = await fetch(`${backend.url}/admin/inventory-imports?again=true`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "text/csv" },
      body: ReadableStream.from(createReadStream(file)),
      duplex: "half",
    });
    const { inventory_import } = (await answer.json()) as { inventory_import?: { applied_count: number } };
    if (inventory_import?.applied_count !== rows) {
      throw new Error(`The import answered ${answer.status} ${JSON.stringify(inventory_import)}`);
    }
  } finally {
    clearInterval(sampling);
  }
  const seconds = (performance.now() - started) / 1000;
  return { rows_per_second: rows / seconds, seconds, memory_above_idle_mb: (peak - idle) / MEGABYTE };
}

/** Bytes of memory a process holds, as Linux counts them. */
function residentMemory(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes ?? 0) * 1024;
}
