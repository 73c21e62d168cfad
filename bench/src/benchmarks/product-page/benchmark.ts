import { startBareServer } from "../../baselines/start-bare-server.js";
import type { Benchmark, Run } from "../../benchmark.js";
import { CATALOGUE_SIZE, catalogueDataSet } from "../../data/data-sets.js";
import { openDataSet } from "../../data/data-set.js";
import type { Findings, Measurement, Ratio } from "../../findings.js";
import { startBackend, type Backend } from "../../harness/backend.js";
import { putLoad, type Load, type LoadFigures, type LoadRequest } from "../../harness/load.js";
import { alternate, type Contender, type Spreads } from "../../harness/rounds.js";
import { browsing, firstPages, leanPages, medusaPages, samePages } from "./requests.js";
import { LEAN, readPageStatement } from "./statements.js";

const CLIENTS = [8, 32];
/** Medusa's page takes seconds: so many are asked for in a turn. */
const MEDUSA_PAGES = 3;

/** The product page over HTTP, beside bare servers and beside Medusa's own route on the same data. */
export const productPage: Benchmark = {
  name: "product-page",
  summary: "a page of 20 products with a store's price and stock, over HTTP",
  run: measureProductPage,
};

/** Who answers, and what is asked of whom. */
interface Target {
  subject: string;
  url: string;
  headers: Record<string, string>;
  requests: LoadRequest[];
}

async function measureProductPage(run: Run): Promise<Findings> {
  const size = CATALOGUE_SIZE[run.scale];
  const databaseUrl = await openDataSet(run, catalogueDataSet(run.scale));
  const { redisUrl } = run.services;
  const statement = await readPageStatement();
  const bare = await startBareServer(databaseUrl, { lean: LEAN, same: statement("").text });
  const uncached = await startBackend({
    databaseUrl,
    redisUrl,
    env: { ASSORTMENT_CACHE: "off" },
    profileFolder: run.profileFolder,
  });
  const cached = await startBackend({ databaseUrl, redisUrl });
  const { regionId } = uncached;
  const lean: Target = { subject: "bare, lean", url: bare.url, headers: {}, requests: leanPages(size) };
  const same: Target = { ...lean, subject: "bare, same SQL", requests: samePages(size, statement) };
  const measurements: Measurement[] = [];
  const ratios: Ratio[] = [];

  for (const clients of CLIENTS) {
    run.say(`First pages, ${clients} clients`);
    const figures = await takeTurns(run, clients, [
      lean,
      same,
      at("QuickDash, cache off", uncached, firstPages(size)),
      at("QuickDash, cache on", cached, firstPages(size)),
    ]);
    measurements.push(...listed(`first page, ${clients} clients`, figures));
    ratios.push(...againstBare(`${clients} clients`, figures));
  }
  run.say("Browsing");
  const browsed = await takeTurns(run, 8, [
    lean,
    at("QuickDash, cache off", uncached, browsing(size, regionId)),
    at("QuickDash, cache on", cached, browsing(size, regionId)),
  ]);
  measurements.push(...listed("browsing, 8 clients", browsed));

  const { besideMedusa, ratio } = await compareWithMedusa(run, size, uncached);
  measurements.push(...besideMedusa);
  ratios.push(ratio);
  await Promise.all([bare.stop(), uncached.stop(), cached.stop()]);
  return {
    data: `${size.stores} stores x ${size.skus} SKUs, ${size.stores * size.skus} offers`,
    measurements,
    ratios,
    notes: [
      "bare, lean: a Node server that is told which 20 variants make the page and reads title, price and stock of these alone; Medusa's page is asked for with region_id and fields=*variants.calculated_price,+variants.inventory_quantity.",
      "bare, same SQL: a Node server that sends the rows of the very statement behind our page.",
    ],
  };
}

/** Medusa's own page by one client: of eight, some would wait for more than a minute. */
async function compareWithMedusa(run: Run, size: { stores: number; skus: number }, backend: Backend) {
  run.say("Medusa's own page, 1 client");
  const unread = medusaPages(size, backend.regionId, MEDUSA_PAGES * (run.rounds + 1));
  const load = { clients: 1, seconds: run.seconds };
  const medusa = "Medusa's own route";
  const quickdash = "QuickDash, cache off";
  const figures = await alternate<LoadFigures>(run.rounds, [
    {
      subject: medusa,
      // Medusa keeps the products of a page it has read: each turn asks for pages that nobody has asked for before.
      measure: () => {
        const { subject: _, ...target } = at(medusa, backend, unread.splice(0, MEDUSA_PAGES));
        return putLoad({ ...target, ...load, amount: MEDUSA_PAGES });
      },
    },
    turn(at(quickdash, backend, firstPages(size)), load),
  ]);
  const ratio: Ratio = {
    what: "p50, Medusa's own route to QuickDash with cache off, 1 client",
    value: of(figures, medusa).p50_ms.median / of(figures, quickdash).p50_ms.median,
    goal: { at: "least", value: 100 },
  };
  return { besideMedusa: listed("beside Medusa, 1 client", figures), ratio };
}

function at(subject: string, backend: Backend, requests: LoadRequest[]): Target {
  return { subject, url: backend.url, headers: { "x-publishable-api-key": backend.publishableKey }, requests };
}

type Figures = Map<string, Spreads<LoadFigures>>;

function takeTurns(run: Run, clients: number, targets: Target[]): Promise<Figures> {
  return alternate(
    run.rounds,
    targets.map((target) => turn(target, { clients, seconds: run.seconds })),
  );
}

function turn(
  { subject, ...target }: Target,
  load: Pick<Load, "clients" | "seconds" | "amount">,
): Contender<LoadFigures> {
  return { subject, measure: () => putLoad({ ...target, ...load }) };
}

function listed(scenario: string, figures: Figures): Measurement[] {
  return [...figures].map(([subject, spreads]) => ({ scenario, subject, figures: { ...spreads } }));
}

function againstBare(scenario: string, figures: Figures): Ratio[] {
  const rate = (subject: string) => of(figures, subject).requests_per_second.median;
  return ["bare, lean", "bare, same SQL"].flatMap((baseline) =>
    [
      { subject: "QuickDash, cache off", least: 0.5 },
      { subject: "QuickDash, cache on", least: 1 },
    ].map(({ subject, least }) => ({
      what: `requests/s, ${subject} to ${baseline}, ${scenario}`,
      value: rate(subject) / rate(baseline),
      goal: { at: "least" as const, value: least },
    })),
  );
}

function of(figures: Figures, subject: string): Spreads<LoadFigures> {
  const found = figures.get(subject);
  if (!found) {
    throw new Error(`${subject} was not measured.`);
  }
  return found;
}
