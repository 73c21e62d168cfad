import pg from "pg";
import type { Benchmark, Run } from "../benchmark.js";
import { RIDER_COUNT, ridersDataSet } from "../data/data-sets.js";
import { openDataSet } from "../data/data-set.js";
import { deliveryId } from "../data/ids.js";
import type { Findings } from "../findings.js";
import { withClient } from "../harness/database.js";
import { loadFindNearest } from "../harness/module.js";
import { alternate } from "../harness/rounds.js";
import { percentile } from "../harness/statistics.js";

const RIDERS = 20;
const LOCATION_INDEX = "rider_location_location";

/** The dispatcher's search for the nearest riders of a delivery, beside the index alone. */
export const ridersNearby: Benchmark = {
  name: "riders-nearby",
  summary: "the 20 nearest of 50,000 riders who could take a delivery",
  run: measureRidersNearby,
};

async function measureRidersNearby(run: Run): Promise<Findings> {
  const { riders, deliveries } = RIDER_COUNT[run.scale];
  const databaseUrl = await openDataSet(run, ridersDataSet(run.scale));
  await withClient(databaseUrl, async (client) => {
    await client.query(`UPDATE rider_location SET recorded_at = now() + interval '1 day'`);
    await client.query(`VACUUM (ANALYZE) rider_location`);
  });
  const ours = loadFindNearest(databaseUrl, RIDERS);
  const bare = new pg.Client({ connectionString: databaseUrl });
  await bare.connect();
  const some = Array.from({ length: deliveries }, (_, index) => deliveryId(index + 1));
  try {
    const plan = await ours.explain(deliveryId(1));
    run.say(plan);
    const figures = await alternate(run.rounds, [
      { subject: "index alone", measure: () => time((id) => nearestPositions(bare, id), some) },
      { subject: "QuickDash", measure: () => time(ours.findNearest, some) },
    ]);
    const ourMs = figures.get("QuickDash");
    const bareMs = figures.get("index alone");
    if (!ourMs || !bareMs) {
      throw new Error("A contender was not measured.");
    }
    const walksIndex = new RegExp(`Index Scan using ${LOCATION_INDEX}`).test(plan);
    return {
      data: `${riders} riders on shift in one city, ${deliveries} deliveries, ${RIDERS} candidates each`,
      measurements: [...figures].map(([subject, spreads]) => ({
        scenario: "nearest riders",
        subject,
        figures: spreads,
      })),
      ratios: [
        { what: "p99 of a search, ms", value: ourMs.p99_ms.median, goal: { at: "most", value: 5 } },
        { what: "searches that walk the index", value: walksIndex ? 1 : 0, goal: { at: "least", value: 1 } },
        { what: "p50, QuickDash to index alone", value: ourMs.p50_ms.median / bareMs.p50_ms.median, goal: null },
      ],
      notes: [
        "One connection, one search at a time, from Node; the plan is on the error output.",
        "index alone: the nearest positions without asking whose they are, on shift, free or not yet asked.",
      ],
    };
  } finally {
    await Promise.all([ours.close(), bare.end()]);
  }
}

async function nearestPositions(client: pg.Client, delivery: string): Promise<unknown[]> {
  const { rows } = await client.query<{ rider_id: string }>({
    name: "nearest-positions",
    text: `SELECT l.rider_id
             FROM (SELECT ST_SetSRID(ST_MakePoint(pickup_longitude, pickup_latitude), 4326)::geography AS point
                     FROM delivery WHERE id = $1) store,
                  LATERAL (SELECT rider_id FROM rider_location ORDER BY location <-> store.point LIMIT $2) l`,
    values: [delivery, RIDERS],
  });
  return rows;
}

async function time(
  find: (deliveryId: string) => Promise<unknown[]>,
  deliveries: string[],
): Promise<{ p50_ms: number; p99_ms: number }> {
  const took: number[] = [];
  for (const delivery of deliveries) {
    const started = performance.now();
    const found = await find(delivery);
    took.push(performance.now() - started);
    if (found.length !== RIDERS) {
      throw new Error(`The search of ${delivery} found ${found.length} riders, not ${RIDERS}.`);
    }
  }
  took.sort((a, b) => a - b);
  return { p50_ms: percentile(took, 0.5), p99_ms: percentile(took, 0.99) };
}
