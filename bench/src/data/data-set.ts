import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import type { Run } from "../benchmark.js";
import { migrate, startBackend } from "../harness/backend.js";
import { createDatabase, databaseUrl, readComment, withClient, writeComment } from "../harness/database.js";
import { ROOT } from "../harness/places.js";
import { waitUntil } from "../harness/wait.js";
import { storeId } from "./ids.js";

const SETTLED_WITHIN_MS = 20 * 60_000;

/** Data that a benchmark runs on, in a database of their own. */
export interface DataSet {
  name: string;
  fill: (client: pg.Client, say: (sentence: string) => void) => Promise<void>;
}

/**
 * The database that holds a data set. It is kept between runs and built anew when the builder or a migration has
 * changed, or when the run asks for it. Same code, same rows.
 */
export async function openDataSet(run: Run, dataSet: DataSet): Promise<string> {
  const { postgresUrl } = run.services;
  const name = `${run.databasePrefix}_${dataSet.name}_${run.scale}`;
  const fingerprint = fingerprintOf(dataSet);
  if (!run.fresh && (await readComment(postgresUrl, name)) === fingerprint) {
    return databaseUrl(postgresUrl, name);
  }
  const started = performance.now();
  run.say(`Building the data set ${name}, which is kept for later runs`);
  const url = await createDatabase(postgresUrl, name);
  await migrate({ databaseUrl: url, redisUrl: run.services.redisUrl });
  await withClient(url, async (client) => {
    await dataSet.fill(client, run.say);
    // Each table of a product noted it once more; what is derived would be derived as often.
    await client.query(
      `DELETE FROM assortment_change WHERE id NOT IN (
         SELECT min(id) FROM assortment_change GROUP BY kind, dark_store_id, variant_id, product_id)`,
    );
  });
  run.say("  what the backend derives from it");
  await settle(run, url);
  await withClient(url, (client) => client.query(`VACUUM (ANALYZE)`));
  await writeComment(postgresUrl, name, fingerprint);
  run.say(`  done in ${Math.round((performance.now() - started) / 1000)} s`);
  return url;
}

/** Lets a backend bring what it derives from the offers up to date: its list of changes becomes empty. */
async function settle(run: Run, url: string): Promise<void> {
  const backend = await startBackend({ databaseUrl: url, redisUrl: run.services.redisUrl });
  // The backend begins with it when the first customer comes.
  const headers = { "x-publishable-api-key": backend.publishableKey, "x-dark-store-id": storeId(1) };
  fetch(`${backend.url}/store/products?limit=1`, { headers }).catch(() => undefined);
  await withClient(url, (client) =>
    waitUntil(
      async () => {
        const { rows } = await client.query(`SELECT FROM assortment_change LIMIT 1`);
        return rows.length === 0;
      },
      { what: "the assortment of every store", withinMs: SETTLED_WITHIN_MS, everyMs: 500 },
    ),
  );
  await backend.stop();
}

/** Changes with the builder and with every migration of ours. */
function fingerprintOf(dataSet: DataSet): string {
  const hash = createHash("sha256").update(dataSet.name);
  const builder = dirname(fileURLToPath(import.meta.url));
  const plugins = join(ROOT, "plugins");
  const migrations = readdirSync(plugins).flatMap((plugin) =>
    filesUnder(join(plugins, plugin, ".medusa", "server", "src", "modules")).filter((path) =>
      path.includes("/migrations/"),
    ),
  );
  for (const path of [...filesUnder(builder), ...migrations].filter((file) => file.endsWith(".js")).sort()) {
    hash.update(relative(ROOT, path)).update(readFileSync(path));
  }
  return hash.digest("hex");
}

function filesUnder(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
