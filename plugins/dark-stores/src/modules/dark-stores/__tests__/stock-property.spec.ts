import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { openCycleCount } from "../queries/open-cycle-count.sql";
import { releaseStock } from "../queries/release-stock.sql";
import { adjust } from "../services/adjust";
import { completeCount, recordCount } from "../services/cycle-counts";
import { receiveGoods, reverseReceipt } from "../services/receive-goods";
import { reserve } from "../services/reserve";
import { returnGoods, undoReturnedGoods } from "../services/return-goods";
import { commit, type ReturnedLine } from "../services/settle";
import { reverseTransfer, transfer } from "../services/transfer";
import { undoCommit } from "../services/undo-settlement";
import { writeOffers } from "../services/write-offers";
import { writeOff } from "../services/write-off-expired";
import { addOffers, addStore, addVariants, connect, randomNumbers } from "./fixtures";

const ACTOR = { actor_type: "user", actor_id: "user_1" };
const VARIANTS = ["p-1", "p-2", "p-3", "p-4", "p-5", "p-6"];
const EXPIRIES = ["2020-01-01", "2099-01-01", "2099-06-01", undefined];
const OPERATIONS = 3000;
const AT_ONCE = 12;

/** What may happen to an operation that is asked at the wrong moment. Anything else is a bug. */
const REFUSALS = [
  "insufficient_stock",
  "stock_reserved",
  "hold_not_found",
  "hold_released",
  "already_committed",
  "cycle_count_not_open",
];

let db: Knex;

beforeAll(async () => {
  db = connect(AT_ONCE + 2);
  await addVariants(
    db,
    VARIANTS.map((variant) => variant.toUpperCase()),
  );
});

afterAll(() => db.destroy());

/** Random movements of two stores over the same shelves, each in its own transaction. */
function movements(stores: [string, string], random: () => number) {
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T;
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const ids: Record<"hold" | "receipt" | "transfer", string[]> = { hold: [], receipt: [], transfer: [] };
  const returns: { reference: string; lines: ReturnedLine[] }[] = [];
  let number = 0;
  const make = (kind: keyof typeof ids): string => {
    const id = `${stores[0]}-${kind}-${(number += 1)}`;
    ids[kind].push(id);
    return id;
  };
  const known = (kind: keyof typeof ids): string => pick(ids[kind].slice(-30)) ?? "none";
  const basket = (most: number) => {
    const shuffled = [...VARIANTS].sort(() => random() - 0.5).slice(0, upTo(6));
    return shuffled.map((variant_id) => ({ variant_id, quantity: upTo(most) }));
  };
  const inTransaction = <T>(work: (trx: Knex) => Promise<T>) => db.transaction((trx) => work(trx));
  const operations: (() => Promise<unknown>)[] = [
    () => {
      const lines = basket(20).map((line) => ({ ...line, batch_code: `L${number}`, expires_on: pick(EXPIRIES) }));
      const input = { goods_receipt_id: make("receipt"), dark_store_id: pick(stores), lines, ...ACTOR };
      return inTransaction((trx) => receiveGoods(trx, input));
    },
    () => reserve(db, { reference: make("hold"), dark_store_id: pick(stores), lines: basket(4) }),
    () => reserve(db, { reference: known("hold"), dark_store_id: pick(stores), lines: basket(4) }),
    () => releaseStock(db, { reference: known("hold") }),
    () => inTransaction((trx) => commit(trx, { reference: known("hold"), lines: basket(4), ...ACTOR })),
    () => undoCommit(db, { reference: known("hold"), ...ACTOR }),
    async () => {
      const reference = known("hold");
      const lines = await inTransaction((trx) =>
        returnGoods(trx, { reference, lines: basket(3), damaged: basket(2), ...ACTOR }),
      );
      returns.push({ reference, lines });
    },
    () => {
      const undo = { ...(pick(returns.slice(-10)) ?? { reference: "none", lines: [] }), ...ACTOR };
      return inTransaction((trx) => undoReturnedGoods(trx, undo));
    },
    () => {
      const offers = basket(30).map(({ variant_id, quantity }) => ({ variant_id, on_hand: quantity }));
      return inTransaction((trx) => writeOffers(trx, { dark_store_id: pick(stores), offers, ...ACTOR }));
    },
    () => {
      const [from_dark_store_id, to_dark_store_id] = random() < 0.5 ? stores : [stores[1], stores[0]];
      const input = { transfer_id: make("transfer"), from_dark_store_id, to_dark_store_id, lines: basket(5), ...ACTOR };
      return inTransaction((trx) => transfer(trx, input));
    },
    () => inTransaction((trx) => reverseTransfer(trx, { transfer_id: known("transfer"), ...ACTOR })),
    () => inTransaction((trx) => reverseReceipt(trx, { goods_receipt_id: known("receipt"), ...ACTOR })),
    () => {
      const line = { variant_id: pick(VARIANTS), quantity: random() < 0.5 ? upTo(5) : -upTo(5) };
      return inTransaction((trx) => adjust(trx, { dark_store_id: pick(stores), line, reason: "correction", ...ACTOR }));
    },
    async () => {
      const count = { cycle_count_id: `${stores[0]}-count-${(number += 1)}`, dark_store_id: pick(stores), ...ACTOR };
      const lines = basket(30).map(({ variant_id, quantity }) => ({ variant_id, counted: quantity }));
      await openCycleCount(db, { ...count, id: count.cycle_count_id, bins: null, variant_ids: null, note: null });
      await inTransaction((trx) => recordCount(trx, { ...count, lines }));
      await inTransaction((trx) => completeCount(trx, count));
    },
    () => inTransaction((trx) => writeOff(trx, { reference: `${stores[0]}-run-${(number += 1)}`, ...ACTOR })),
  ];
  return { next: () => pick(operations)() };
}

/** Every offer of these stores with what ledger, holds and batches say about it. */
async function books(stores: string[]) {
  const { rows } = await db.raw<{
    rows: { on_hand: number; reserved: number; ledgered: number; held: number; batched: number; followed: number }[];
  }>(
    `SELECT offer.dark_store_id, offer.variant_id, offer.on_hand, offer.reserved,
            (SELECT coalesce(sum(quantity), 0)::integer FROM stock_ledger entry
             WHERE entry.dark_store_id = offer.dark_store_id AND entry.variant_id = offer.variant_id) AS ledgered,
            (SELECT coalesce(sum(quantity), 0)::integer FROM stock_hold hold
             WHERE hold.dark_store_id = offer.dark_store_id AND hold.variant_id = offer.variant_id
               AND hold.status = 'held') AS held,
            (SELECT coalesce(sum(remaining), 0)::integer FROM stock_batch batch
             WHERE batch.dark_store_id = offer.dark_store_id AND batch.variant_id = offer.variant_id) AS batched,
            (SELECT coalesce(sum(moved.quantity), 0)::integer FROM stock_batch batch
             JOIN stock_batch_movement moved ON moved.batch_id = batch.id
             WHERE batch.dark_store_id = offer.dark_store_id AND batch.variant_id = offer.variant_id) AS followed
     FROM store_offer offer WHERE offer.dark_store_id = ANY (?)`,
    [stores],
  );
  return rows;
}

async function expectBalance(stores: string[]): Promise<void> {
  const rows = await books(stores);
  expect(rows).toHaveLength(stores.length * VARIANTS.length);
  for (const row of rows) {
    expect(row).toMatchObject({ ledgered: row.on_hand, held: row.reserved, followed: row.batched });
    expect(row.batched).toBeLessThanOrEqual(row.on_hand);
  }
  const broken = await db.raw<{ rows: unknown[] }>(
    `SELECT id FROM (SELECT id, before, lag(after) OVER (PARTITION BY dark_store_id, variant_id ORDER BY id) AS previous
                     FROM stock_ledger WHERE dark_store_id = ANY (?)) chain
     WHERE previous IS NOT NULL AND before <> previous`,
    [stores],
  );
  expect(broken.rows).toEqual([]);
}

async function twoStores(name: string): Promise<[string, string]> {
  const stores: [string, string] = [`${name}-north`, `${name}-south`];
  for (const id of stores) {
    await addStore(db, { id });
    await addOffers(db, id, VARIANTS, { on_hand: 0 });
  }
  return stores;
}

function codeOf(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  return code ?? message;
}

it("ledger, holds and batches add up to the stock after any sequence of movements", async () => {
  const stores = await twoStores("sequence");
  const { next } = movements(stores, randomNumbers(20261123));
  const refused = new Set<string>();
  for (let step = 0; step < OPERATIONS / 3; step += 1) {
    await next().catch((error: unknown) => refused.add(codeOf(error)));
    if (step % 100 === 0) {
      await expectBalance(stores);
    }
  }
  await expectBalance(stores);
  const reasons = await db("stock_ledger").whereIn("dark_store_id", stores).distinct("reason").pluck("reason");
  expect(reasons).toEqual(
    expect.arrayContaining(["return", "return_damaged", "return_reversed", "sale_reversed", "count", "reversed"]),
  );
  expect([...refused].filter((code) => !REFUSALS.includes(code))).toEqual([]);
}, 180_000);

it("they add up when movements of the same shelves run at once, and none of them ever deadlocks", async () => {
  const stores = await twoStores("at-once");
  const { next } = movements(stores, randomNumbers(7));
  const refused = new Map<string, number>();
  let left = OPERATIONS;
  let succeeded = 0;
  const worker = async () => {
    while ((left -= 1) >= 0) {
      await next().then(
        () => (succeeded += 1),
        (error: unknown) => refused.set(codeOf(error), (refused.get(codeOf(error)) ?? 0) + 1),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await expectBalance(stores);
  expect([...refused.keys()].filter((code) => !REFUSALS.includes(code))).toEqual([]);
  expect(succeeded).toBeGreaterThan(OPERATIONS / 3);
}, 240_000);
