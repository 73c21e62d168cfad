import type { Benchmark, Run } from "../../benchmark.js";
import { CHECKOUT_SIZE, checkoutDataSet } from "../../data/data-sets.js";
import { openDataSet } from "../../data/data-set.js";
import type { Point } from "../../data/stores.js";
import type { Findings, Measurement, Ratio } from "../../findings.js";
import { startBackend } from "../../harness/backend.js";
import { startCountingProxy } from "../../harness/counting-proxy.js";
import { alternate, type Spreads } from "../../harness/rounds.js";
import { percentile } from "../../harness/statistics.js";
import { basketOf, LINES } from "./baskets.js";
import { doorstep, flatShippingOption, medusaShop, quickdashShop, startStockMedusa, type Shop } from "./shop.js";
import { checkOut } from "./shopper.js";

const CLIENTS = [1, 16];
/** Checkouts of which the statements are counted; one before them warms up. */
const COUNTED = 5;

/** From an empty cart to an order with cash on delivery, beside stock Medusa on the same database. */
export const checkout: Benchmark = {
  name: "checkout",
  summary: "6-line baskets from cart to order over HTTP, beside stock Medusa",
  run: measureCheckout,
};

interface CheckoutFigures {
  checkouts_per_second: number;
  add_p50_ms: number;
  complete_p50_ms: number;
}

let baskets = 0;

async function measureCheckout(run: Run): Promise<Findings> {
  const databaseUrl = await openDataSet(run, checkoutDataSet);
  const { redisUrl } = run.services;
  const place = await doorstep(databaseUrl);
  const medusa = await startStockMedusa({ databaseUrl, redisUrl });
  const backend = await startBackend({ databaseUrl, redisUrl, profileFolder: run.profileFolder });
  const optionId = await flatShippingOption(backend, databaseUrl);
  const shops = [medusaShop(medusa.url, backend, optionId), quickdashShop(backend, place)];

  const measurements: Measurement[] = [];
  const ratios: Ratio[] = [];
  for (const clients of CLIENTS) {
    run.say(`${clients} clients`);
    const figures = await alternate<CheckoutFigures>(
      run.rounds,
      shops.map((shop) => ({ subject: shop.subject, measure: () => rush(shop, clients, run.seconds) })),
    );
    measurements.push(
      ...[...figures].map(([subject, spreads]) => ({
        scenario: `${clients} clients`,
        subject,
        figures: { ...spreads },
      })),
    );
    ratios.push(...ratiosOf(clients, figures));
  }
  await Promise.all([medusa.stop(), backend.stop()]);
  run.say("Counting statements");
  measurements.push(...(await countStatements({ databaseUrl, redisUrl }, optionId, place)));
  return {
    data: `${CHECKOUT_SIZE.stores} stores x ${CHECKOUT_SIZE.skus} SKUs, baskets of ${LINES} lines, cash on delivery`,
    measurements,
    ratios,
    notes: [
      "stock Medusa: its own routes without any plugin, variants whose inventory it does not manage, one flat delivery price, the same payment provider.",
      "Both make the same calls: a cart, six lines one by one, address, delivery, payment collection and session, complete. QuickDash also asks for the delivery options, whose price depends on the cart.",
    ],
  };
}

/** Shoppers that check out one basket after the other for so long; what is under way at the end is finished. */
async function rush(shop: Shop, clients: number, seconds: number): Promise<CheckoutFigures> {
  const adds: number[] = [];
  const completes: number[] = [];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      do {
        const { add_ms, complete_ms } = await checkOut(shop, basketOf(baskets++, CHECKOUT_SIZE.skus));
        adds.push(...add_ms);
        completes.push(complete_ms);
      } while (performance.now() - started < seconds * 1000);
    }),
  );
  const median = (values: number[]) =>
    percentile(
      [...values].sort((a, b) => a - b),
      0.5,
    );
  return {
    checkouts_per_second: (completes.length * 1000) / (performance.now() - started),
    add_p50_ms: median(adds),
    complete_p50_ms: median(completes),
  };
}

function ratiosOf(clients: number, figures: Map<string, Spreads<CheckoutFigures>>): Ratio[] {
  const ours = figures.get("QuickDash");
  const medusas = figures.get("stock Medusa");
  if (!ours || !medusas) {
    throw new Error("One of the two was not measured.");
  }
  const rate: Ratio = {
    what: `checkouts/s, QuickDash to stock Medusa, ${clients} clients`,
    value: ours.checkouts_per_second.median / medusas.checkouts_per_second.median,
    goal: clients > 1 ? { at: "least", value: 3 } : null,
  };
  if (clients > 1) {
    return [rate];
  }
  return [
    rate,
    { what: "p50 of adding a line, ms, 1 client", value: ours.add_p50_ms.median, goal: { at: "most", value: 40 } },
    {
      what: "p50 of complete, ms, 1 client",
      value: ours.complete_p50_ms.median,
      goal: { at: "most", value: 150 },
    },
  ];
}

/** SQL statements of a whole checkout, background work that it causes included. */
async function countStatements(
  services: { databaseUrl: string; redisUrl: string },
  optionId: string,
  place: Point,
): Promise<Measurement[]> {
  const proxy = await startCountingProxy(services.databaseUrl);
  const through = { databaseUrl: proxy.databaseUrl, redisUrl: services.redisUrl };
  const medusa = await startStockMedusa(through);
  const counts: Measurement[] = [];
  const count = async (shop: Shop) => {
    await checkOut(shop, basketOf(baskets++, CHECKOUT_SIZE.skus));
    const before = proxy.statements();
    for (let number = 0; number < COUNTED; number++) {
      await checkOut(shop, basketOf(baskets++, CHECKOUT_SIZE.skus));
    }
    const each = (proxy.statements() - before) / COUNTED;
    counts.push({
      scenario: "SQL statements",
      subject: shop.subject,
      figures: { per_checkout: { median: each, min: each, max: each } },
    });
  };
  const backend = await startBackend(services);
  await count(medusaShop(medusa.url, backend, optionId));
  await Promise.all([medusa.stop(), backend.stop()]);
  const counted = await startBackend(through);
  await count(quickdashShop(counted, place));
  await counted.stop();
  await proxy.stop();
  return counts;
}
