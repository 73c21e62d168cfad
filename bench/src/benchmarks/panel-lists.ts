import type { Benchmark, Run } from "../benchmark.js";
import { openDataSet } from "../data/data-set.js";
import { PANEL_SIZE, panelDataSet } from "../data/data-sets.js";
import { storeId, variantId } from "../data/ids.js";
import type { Findings } from "../findings.js";
import { startBackend } from "../harness/backend.js";
import { timeFirstPaint } from "../harness/first-paint.js";
import { startPanel, type Panel } from "../harness/panel.js";
import { alternate } from "../harness/rounds.js";
import { percentile } from "../harness/statistics.js";

/** Asked of each list in one turn. */
const REQUESTS = 20;
const GOAL_MS = 100;
const MEMORY_GOAL_MB = 500;
const PAINT_GOAL_MS = 2000;
const PAINTS = 5;

/** What operations do with the big lists of the panel. */
export const panelLists: Benchmark = {
  name: "panel-lists",
  summary: "lists, filters, searches and sorts of the panel over a million orders",
  run: measurePanelLists,
};

/** What people look for; many products have such a word in their name. */
const WORDS = ["milk", "basmati", "tea", "oil", "biscuit", "soap"];

/** Addresses below `/admin/api/resources`, by what an operator does; `turn` counts up so that no answer is asked twice. */
function listsOf({ orders, stores }: { orders: number; stores: number }): Record<string, (turn: number) => string> {
  const number = (turn: number) => 1 + ((turn * 104_729) % orders);
  const store = (turn: number) => storeId(1 + (turn % stores));
  const day = (turn: number) => new Date(Date.now() - (2 + (turn % 300)) * 86_400_000).toISOString();
  const list = (resource: string, query: string) => `${resource}/actions/list?perPage=25&${query}`;
  return {
    "orders, newest": (turn) => list("orders", `page=${1 + (turn % 50)}`),
    "orders, a number": (turn) => list("orders", `filters.display_id=${number(turn)}`),
    "orders, sorted by number": (turn) => list("orders", `sortBy=display_id&direction=asc&page=${1 + (turn % 20)}`),
    "orders, a status": () => list("orders", "filters.status=preparing"),
    "orders, cancelled of a store": (turn) =>
      list("orders", `filters.status=cancelled&filters.dark_store_id=${store(turn)}`),
    "orders, a day": (turn) =>
      list("orders", `filters.placed_at~~from=${day(turn)}&filters.placed_at~~to=${day(turn - 1)}`),
    "orders, dear ones": (turn) => list("orders", `filters.total=%3E${1990 + (turn % 8)}`),
    "orders, a name": (turn) => `orders/search/zoya ${turn % 997}?searchProperty=customer_first_name`,
    "orders, an address": (turn) => `orders/search/${number(turn)} lake?searchProperty=display_id`,
    "deliveries, newest": (turn) => list("deliveries", `page=${1 + (turn % 50)}`),
    "deliveries, of an order": (turn) =>
      list("deliveries", `filters.order_id=order_bench_${String(number(turn)).padStart(8, "0")}`),
    "deliveries, a status": () => list("deliveries", "filters.status=unassigned"),
    "deliveries, a day": (turn) =>
      list("deliveries", `filters.created_at~~from=${day(turn)}&filters.created_at~~to=${day(turn - 1)}`),
    "deliveries, an address": (turn) => `deliveries/search/${number(turn)} lake?searchProperty=display_id`,
    "offers, first": (turn) => list("offers", `page=${1 + (turn % 50)}`),
    "offers, a store's": (turn) => list("offers", `filters.dark_store_id=${store(turn)}`),
    "offers, a price": (turn) => list("offers", `filters.price=${10 + (turn % 90)}`),
    "offers, dear ones": (turn) => list("offers", `filters.price=%3E${480 + (turn % 10)}`),
    "offers, sold out": () => list("offers", "filters.on_hand=0"),
    "offers, not on sale": () => list("offers", "filters.is_available=false"),
    "offers, a variant's": (turn) => list("offers", `filters.variant_id=${variantId(1 + (turn % 5000))}`),
    "offers, searched by name": (turn) => list("offers", `filters.q=${WORDS[turn % WORDS.length]}`),
    "offers, searched by SKU": (turn) =>
      list("offers", `filters.q=BENCH-${String(1 + (turn % 5000)).padStart(6, "0")}`),
    "orders, searched by address": (turn) => list("orders", `filters.q=${number(turn)} lake`),
    "messages, newest": (turn) => list("order-messages", `page=${1 + (turn % 50)}`),
    "messages, given up": () => list("order-messages", "filters.status=dead"),
    "messages, a kind": () => list("order-messages", "filters.kind=delivered"),
    "messages, searched by order": (turn) => list("order-messages", `filters.q=${number(turn)}`),
    "refunds, newest": (turn) => list("refunds", `page=${1 + (turn % 50)}`),
    "refunds, a reason": () => list("refunds", "filters.reason=damaged"),
    "refunds, a customer's": (turn) => list("refunds", `filters.customer_id=cus_bench_${turn % 50_000}`),
    "stock ledger, newest": (turn) => list("stock-ledger", `page=${1 + (turn % 50)}`),
    "stock ledger, a reason": () => list("stock-ledger", "filters.reason=damaged"),
    "stock ledger, of a store": (turn) => list("stock-ledger", `filters.dark_store_id=${store(turn)}`),
    "stock ledger, searched by name": (turn) => list("stock-ledger", `filters.q=${WORDS[turn % WORDS.length]}`),
    "customers, newest": (turn) => list("customers", `page=${1 + (turn % 50)}`),
    "customers, searched by phone": (turn) => list("customers", `filters.q=${7000 + (turn % 900)}`),
    "customers, searched by name": (turn) => list("customers", `filters.q=bench ${number(turn) % 200_000}`),
    "audit, newest": (turn) => list("audit", `page=${1 + (turn % 50)}`),
    "audit, refused": () => list("audit", "filters.status=409"),
    "audit, an operator's": (turn) => list("audit", `filters.actor_id=user_bench_${turn % 40}`),
  };
}

async function measurePanelLists(run: Run): Promise<Findings> {
  const size = PANEL_SIZE[run.scale];
  const databaseUrl = await openDataSet(run, panelDataSet(run.scale));
  const backend = await startBackend({ databaseUrl, redisUrl: run.services.redisUrl });
  const panel = await startPanel(backend, databaseUrl);
  let turn = 0;
  const figures = await alternate(
    run.rounds,
    Object.entries(listsOf(size)).map(([subject, addressOf]) => ({
      subject,
      measure: () => time(panel, () => addressOf((turn += 1))),
    })),
  );
  const paints = [];
  for (let round = 0; round < PAINTS; round++) paints.push(await timeFirstPaint(panel));
  const memory = panel.memoryMb();
  await panel.stop();
  await backend.stop();
  const slowest = [...figures].sort(([, a], [, b]) => b.p95_ms.median - a.p95_ms.median)[0];
  return {
    data: `${size.orders} orders, deliveries, messages and movements of stock, ${size.offers} offers, ${size.customers} customers`,
    measurements: [...figures].map(([subject, spreads]) => ({ scenario: "panel", subject, figures: spreads })),
    ratios: [
      {
        what: `p95 of the slowest list (${slowest?.[0]}), ms`,
        value: slowest?.[1].p95_ms.median ?? NaN,
        goal: { at: "most", value: GOAL_MS },
      },
      {
        what: "first paint of the dashboard, nothing cached, ms",
        value: Math.max(...paints.map(({ first_paint_ms }) => first_paint_ms)),
        goal: { at: "most", value: PAINT_GOAL_MS },
      },
      {
        what: "until the dashboard's figures stood there, ms",
        value: Math.max(...paints.map(({ figures_ms }) => figures_ms)),
        goal: { at: "most", value: PAINT_GOAL_MS },
      },
      { what: "memory of the panel's process, MB", value: memory, goal: { at: "most", value: MEMORY_GOAL_MB } },
    ],
    notes: ["One operator, one request at a time, through session, panel and database; nothing is cached."],
  };
}

async function time(panel: Panel, nextAddress: () => string): Promise<{ p50_ms: number; p95_ms: number }> {
  const took: number[] = [];
  for (let request = 0; request < REQUESTS; request++) {
    const address = `${panel.url}/api/resources/${nextAddress()}`;
    const started = performance.now();
    const answer = await fetch(address, { headers: { cookie: panel.cookie } });
    const body = (await answer.json()) as { records?: unknown[]; notice?: { message: string } };
    took.push(performance.now() - started);
    if (!answer.ok || !body.records) {
      throw new Error(`${address} answered ${answer.status}: ${JSON.stringify(body).slice(0, 200)}`);
    }
  }
  took.sort((a, b) => a - b);
  return { p50_ms: percentile(took, 0.5), p95_ms: percentile(took, 0.95) };
}
