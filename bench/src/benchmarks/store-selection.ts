import { pathOf, startBareServer } from "../baselines/start-bare-server.js";
import type { Benchmark, Run } from "../benchmark.js";
import { STORE_COUNT, storesDataSet } from "../data/data-sets.js";
import { openDataSet } from "../data/data-set.js";
import { pinsOf } from "../data/stores.js";
import type { Findings } from "../findings.js";
import { startBackend } from "../harness/backend.js";
import { putLoad } from "../harness/load.js";
import { alternate } from "../harness/rounds.js";

const CLIENTS = 8;
const PINS = 2000;

/** The store of a pin over HTTP, beside the same SQL from a bare server. */
export const storeSelection: Benchmark = {
  name: "store-selection",
  summary: "which of 10,000 stores serves a pin, over HTTP",
  run: measureStoreSelection,
};

/** The covering stores of a point, nearest first, with what the promise is made of. */
const COVERING = `
  SELECT id, code, name, ST_Distance(location, ST_SetSRID(ST_MakePoint($2, $1), 4326)::geography) AS distance_m,
         prep_minutes, delivery_fee, status, opening_hours, timezone
  FROM dark_store
  WHERE deleted_at IS NULL
    AND (ST_Covers(service_area, ST_SetSRID(ST_MakePoint($2, $1), 4326))
         OR (service_area IS NULL AND ST_DWithin(location, ST_SetSRID(ST_MakePoint($2, $1), 4326)::geography, service_radius_m)))
  ORDER BY distance_m, id LIMIT 20`;

async function measureStoreSelection(run: Run): Promise<Findings> {
  const count = STORE_COUNT[run.scale];
  const databaseUrl = await openDataSet(run, storesDataSet(run.scale));
  const backend = await startBackend({
    databaseUrl,
    redisUrl: run.services.redisUrl,
    profileFolder: run.profileFolder,
  });
  const bare = await startBareServer(databaseUrl, { covering: COVERING });
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
    notes: [],
  };
}
