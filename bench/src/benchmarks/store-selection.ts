import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pathOf, startBareServer } from "../baselines/start-bare-server.js";
import type { Benchmark, Run } from "../benchmark.js";
import { STORE_COUNT, storesDataSet } from "../data/data-sets.js";
import { openDataSet } from "../data/data-set.js";
import { pinsOf, type Point } from "../data/stores.js";
import type { Findings } from "../findings.js";
import { startBackend } from "../harness/backend.js";
import { putLoad } from "../harness/load.js";
import { ROOT } from "../harness/places.js";
import { alternate } from "../harness/rounds.js";

const CLIENTS = 8;
const PINS = 2000;

/** The store of a pin over HTTP, beside the same SQL from a bare server. */
export const storeSelection: Benchmark = {
  name: "store-selection",
  summary: "which of 10,000 stores serves a pin, over HTTP",
  run: measureStoreSelection,
};

const BUILT = "plugins/dark-stores/.medusa/server/src/modules/dark-stores/queries/find-covering-stores.sql.js";

interface Statement {
  text: string;
  values: unknown[];
}

/** The statement behind our answer, as the built backend hands it to its driver: both sides run the same text. */
async function readCoveringStatement(): Promise<Statement> {
  const { findCoveringStores } = (await import(pathToFileURL(join(ROOT, BUILT)).href)) as {
    findCoveringStores: (db: object, point: Point) => Promise<unknown>;
  };
  const asked: Statement[] = [];
  const query = (statement: Statement) => Promise.resolve({ rows: asked.splice(0, asked.length, statement) });
  const client = { acquireConnection: () => Promise.resolve({ query }), releaseConnection: () => Promise.resolve() };
  await findCoveringStores({ client }, { latitude: 1, longitude: 2 });
  const [statement] = asked;
  if (statement?.values.join() !== "1,2") {
    throw new Error("The statement that finds the covering stores takes other parameters than latitude and longitude.");
  }
  return statement;
}

async function measureStoreSelection(run: Run): Promise<Findings> {
  const count = STORE_COUNT[run.scale];
  const databaseUrl = await openDataSet(run, storesDataSet(run.scale));
  const backend = await startBackend({
    databaseUrl,
    redisUrl: run.services.redisUrl,
    profileFolder: run.profileFolder,
  });
  const { text } = await readCoveringStatement();
  const bare = await startBareServer(databaseUrl, { covering: text });
  const pins = pinsOf(count, PINS);
  const load = { clients: CLIENTS, seconds: run.seconds };
  const figures = await alternate(run.rounds, [
    {
      subject: "bare server",
      measure: () =>
        putLoad({
          ...load,
          url: bare.url,
          requests: pins.map(({ latitude, longitude }) => ({ path: pathOf("covering", [latitude, longitude]) })),
        }),
    },
    {
      subject: "QuickDash",
      measure: () =>
        putLoad({
          ...load,
          url: backend.url,
          headers: { "x-publishable-api-key": backend.publishableKey },
          requests: pins.map(({ latitude, longitude }) => ({
            path: `/store/serviceability?latitude=${latitude}&longitude=${longitude}`,
          })),
        }),
    },
  ]);
  await Promise.all([bare.stop(), backend.stop()]);
  const scenario = `${CLIENTS} clients`;
  const ours = figures.get("QuickDash");
  const baseline = figures.get("bare server");
  if (!ours || !baseline) {
    throw new Error("A contender was not measured.");
  }
  return {
    data: `${count} stores, ${PINS} pins in their cities`,
    measurements: [...figures].map(([subject, spreads]) => ({ scenario, subject, figures: spreads })),
    ratios: [
      {
        what: "requests/s, QuickDash to bare server",
        value: ours.requests_per_second.median / baseline.requests_per_second.median,
        goal: { at: "least", value: 0.5 },
      },
      { what: "p99 of QuickDash, ms", value: ours.p99_ms.median, goal: { at: "most", value: 20 } },
    ],
    notes: ["bare server: a Node server that sends the rows of the very statement behind our answer."],
  };
}
