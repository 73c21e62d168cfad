import type { Benchmark, Run } from "../benchmark.js";
import { runPgbench, writeReserveScript } from "../baselines/pgbench.js";
import { RESERVE_STORES, reserveDataSet } from "../data/data-sets.js";
import { openDataSet } from "../data/data-set.js";
import { hotItems } from "../data/hot-offers.js";
import { pick, randomFrom } from "../data/random.js";
import { storeId } from "../data/ids.js";
import type { Findings } from "../findings.js";
import { withClient } from "../harness/database.js";
import { loadReserve, type Reserve } from "../harness/module.js";
import { alternate } from "../harness/rounds.js";

const AT_ONCE = 64;
const LINES = 6;
/** Pieces of every hot item in the rush at the end, far fewer than the buyers want. */
const SCARCE = 150;

/** Baskets of six hot items, reserved by the module's own code and by pgbench with the same statement. */
export const reserve: Benchmark = {
  name: "reserve",
  summary: "holding 6-line baskets of hot items, 64 at once, beside pgbench",
  run: measureReserve,
};

async function measureReserve(run: Run): Promise<Findings> {
  const databaseUrl = await openDataSet(run, reserveDataSet);
  const module = loadReserve(databaseUrl, AT_ONCE);
  const script = await writeReserveScript(module.statement, { store: storeId(1), items: hotItems(LINES) });
  try {
    const deadlocksBefore = await deadlocks(databaseUrl);
    await refill(databaseUrl, 10_000_000);
    const figures = await alternate(run.rounds, [
      {
        subject: "pgbench",
        measure: async () => ({
          baskets_per_second: await runPgbench(databaseUrl, {
            script: script.path,
            clients: AT_ONCE,
            seconds: run.seconds,
          }),
        }),
      },
      {
        subject: "QuickDash",
        measure: async () => ({ baskets_per_second: (await rush(module.reserve, storeId(2), run.seconds)).perSecond }),
      },
    ]);
    await refill(databaseUrl, SCARCE);
    const scarce = await rush(module.reserve, storeId(2), Math.min(run.seconds, 5));
    const wrong = await oversold(databaseUrl);
    const ours = figures.get("QuickDash")?.baskets_per_second.median ?? NaN;
    const baseline = figures.get("pgbench")?.baskets_per_second.median ?? NaN;
    return {
      data: `${RESERVE_STORES} stores, ${hotItems(LINES).flat().length} hot items, baskets of ${LINES}, ${AT_ONCE} at once`,
      measurements: [...figures].map(([subject, spreads]) => ({ scenario: "reserve", subject, figures: spreads })),
      ratios: [
        { what: "baskets/s, QuickDash to pgbench", value: ours / baseline, goal: { at: "least", value: 0.5 } },
        { what: "offers oversold or held wrongly", value: wrong, goal: { at: "most", value: 0 } },
        {
          what: "deadlocks",
          value: (await deadlocks(databaseUrl)) - deadlocksBefore,
          goal: { at: "most", value: 0 },
        },
      ],
      notes: [
        `With ${SCARCE} pieces of each item, ${scarce.held} baskets were held and ${scarce.refused} refused.`,
        "pgbench runs the very statement of the module, prepared, on its own store of the same data.",
      ],
    };
  } finally {
    await module.close();
    await script.remove();
  }
}

/** 64 buyers reserve one basket after the other for so long; each line is another item, in any order. */
async function rush(
  reserveBasket: Reserve,
  store: string,
  seconds: number,
): Promise<{ perSecond: number; held: number; refused: number }> {
  const random = randomFrom(5);
  const shelves = hotItems(LINES);
  const run = `${process.pid}-${Date.now()}`;
  const started = performance.now();
  const until = started + seconds * 1000;
  let [asked, held, refused] = [0, 0, 0];
  const buyer = async () => {
    while (performance.now() < until) {
      const lines = shelves.map((shelf) => ({ variant_id: pick(random, shelf), quantity: 1 }));
      lines.push(...lines.splice(0, Math.floor(random() * LINES)));
      const reference = `${run}-${asked++}`;
      try {
        await reserveBasket({ reference, dark_store_id: store, lines });
        held++;
      } catch (error) {
        if ((error as { code?: string }).code !== "insufficient_stock") {
          throw error;
        }
        refused++;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, buyer));
  return { perSecond: (held / (performance.now() - started)) * 1000, held, refused };
}

/** Forgets all holds and puts so many pieces of everything on the shelves. */
async function refill(databaseUrl: string, pieces: number): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query(`TRUNCATE stock_hold`);
    await client.query(`UPDATE store_offer SET reserved = 0, on_hand = $1`, [pieces]);
    await client.query(`TRUNCATE assortment_change`);
    await client.query(`VACUUM (ANALYZE) store_offer`);
  });
}

/** Offers of which more is promised than there is, or other than what the holds add up to. */
async function oversold(databaseUrl: string): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::integer AS count
       FROM store_offer offer
       LEFT JOIN (SELECT dark_store_id, variant_id, sum(quantity) AS held
                  FROM stock_hold WHERE status = 'held' GROUP BY dark_store_id, variant_id) hold
         USING (dark_store_id, variant_id)
       WHERE offer.reserved > offer.on_hand OR offer.reserved <> coalesce(hold.held, 0)`,
    );
    return rows[0]?.count ?? NaN;
  });
}

async function deadlocks(databaseUrl: string): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ deadlocks: number }>(
      `SELECT deadlocks::integer FROM pg_stat_database WHERE datname = current_database()`,
    );
    return rows[0]?.deadlocks ?? NaN;
  });
}
