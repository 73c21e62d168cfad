import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { adjustStock } from "../queries/adjust-stock.sql";
import { releaseStock } from "../queries/release-stock.sql";
import { reserveStock } from "../queries/reserve-stock.sql";
import { reverseCommit } from "../queries/reverse-commit.sql";
import { adjust } from "../services/adjust";
import { reserve } from "../services/reserve";
import { commit, putBack } from "../services/settle";
import { transfer } from "../services/transfer";
import { addOffers, addStore, addVariants, connect, ledger, outcomes, randomNumbers, shelf } from "./fixtures";

const STAFF = { actor_type: "staff", actor_id: "staff_1" };
const VARIANTS = ["v1", "v2", "v3", "v4", "v5", "v6"];

let db: Knex;

beforeAll(() => {
  db = connect();
});

afterAll(() => db.destroy());

/** As the service does it: the whole operation is one transaction. */
function inTransaction<T>(work: (trx: Knex) => Promise<T>): Promise<T> {
  return db.transaction((trx) => work(trx));
}

describe("adjusting and transferring", () => {
  beforeAll(() => addVariants(db, ["ADJ-MILK", "ADJ-BREAD"]));

  it("changes stock by the difference with a reason, and refuses to take what orders hold", async () => {
    const store = await addStore(db, { id: "adjust" });
    await addOffers(db, store, ["adj-milk"], { on_hand: 5 });
    await inTransaction((trx) =>
      reserve(trx, {
        reference: "adjust-held",
        dark_store_id: store,
        lines: [{ variant_id: "adj-milk", quantity: 3 }],
      }),
    );
    const by = (quantity: number) =>
      inTransaction((trx) =>
        adjust(trx, { dark_store_id: store, line: { sku: "ADJ-MILK", quantity }, reason: "damaged", ...STAFF }),
      );
    await by(-2);
    await expect(by(-1)).rejects.toMatchObject({ type: "conflict", code: "stock_reserved" });
    expect(await shelf(db, store, "adj-milk")).toEqual({ on_hand: 3, reserved: 3 });
    expect(await ledger(db, store)).toMatchObject([{ reason: "damaged", quantity: -2, before: 5, after: 3 }]);
  });

  it("moves stock between two stores without losing any, in both directions at once", async () => {
    const [north, south] = [await addStore(db, { id: "north" }), await addStore(db, { id: "south" })];
    await addOffers(db, north, ["adj-milk", "adj-bread"], { on_hand: 100 });
    await addOffers(db, south, ["adj-milk", "adj-bread"], { on_hand: 100 });
    const move = (from: string, to: string, number: number) =>
      inTransaction((trx) =>
        transfer(trx, {
          transfer_id: `transfer-${number}`,
          from_dark_store_id: from,
          to_dark_store_id: to,
          lines: [
            { variant_id: "adj-milk", quantity: 1 },
            { variant_id: "adj-bread", quantity: 2 },
          ],
          ...STAFF,
        }),
      );
    const moves = Array.from({ length: 40 }, (_, n) => (n % 4 === 0 ? move(south, north, n) : move(north, south, n)));
    expect(await outcomes(moves)).toEqual({ won: 40, codes: [] });
    expect(await shelf(db, north, "adj-milk")).toEqual({ on_hand: 80, reserved: 0 });
    expect(await shelf(db, south, "adj-bread")).toEqual({ on_hand: 140, reserved: 0 });
  });

  it("offers a variant the receiving store did not have, not yet for sale", async () => {
    const [from, to] = [await addStore(db, { id: "gives" }), await addStore(db, { id: "receives" })];
    await addOffers(db, from, ["adj-milk"], { on_hand: 5 });
    await inTransaction((trx) =>
      transfer(trx, {
        transfer_id: "first",
        from_dark_store_id: from,
        to_dark_store_id: to,
        lines: [{ sku: "ADJ-MILK", quantity: 2 }],
        ...STAFF,
      }),
    );
    const offer = await db("store_offer").where({ dark_store_id: to }).first();
    expect(offer).toMatchObject({ variant_id: "adj-milk", on_hand: 2, is_available: false, price: "10" });
  });
});

it("keeps the ledger equal to the stock over any sequence of operations", async () => {
  const store = await addStore(db, { id: "property" });
  await addOffers(db, store, VARIANTS, { on_hand: 0 });
  const random = randomNumbers(42);
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T;
  const references: string[] = [];
  for (let step = 0; step < 300; step += 1) {
    const variant_id = pick(VARIANTS);
    const quantity = 1 + Math.floor(random() * 5);
    const operations = [
      () =>
        adjustStock(db, {
          dark_store_ids: [store],
          variant_ids: [variant_id],
          differences: [random() < 0.7 ? quantity * 3 : -quantity],
          reasons: ["correction"],
          reference: null,
          ...STAFF,
        }),
      () => {
        references.push(`property-${step}`);
        return reserveStock(db, {
          reference: `property-${step}`,
          dark_store_id: store,
          variant_ids: [variant_id, pick(VARIANTS)],
          quantities: [quantity, 1],
        });
      },
      () => releaseStock(db, { reference: pick(references) ?? "" }),
      () => commit(db, { reference: pick(references) ?? "", lines: [{ variant_id, quantity }], ...STAFF }),
      () => putBack(db, { reference: pick(references) ?? "", ...STAFF }),
      () => reverseCommit(db, { reference: pick(references) ?? "", ...STAFF }),
    ];
    // Refusals are part of the sequence; what must hold is what the tables say afterwards.
    await pick(operations)().catch(() => undefined);
  }
  const { rows } = await db.raw<{
    rows: { variant_id: string; on_hand: number; reserved: number; moved: number; held: number }[];
  }>(
    `SELECT offer.variant_id, offer.on_hand, offer.reserved,
            coalesce((SELECT sum(quantity)::integer FROM stock_ledger entry
                      WHERE entry.dark_store_id = offer.dark_store_id AND entry.variant_id = offer.variant_id), 0) AS moved,
            coalesce((SELECT sum(quantity)::integer FROM stock_hold hold
                      WHERE hold.dark_store_id = offer.dark_store_id AND hold.variant_id = offer.variant_id
                        AND hold.status = 'held'), 0) AS held
     FROM store_offer offer WHERE offer.dark_store_id = :store`,
    { store },
  );
  expect(rows).toHaveLength(VARIANTS.length);
  for (const row of rows) {
    expect(row).toMatchObject({ moved: row.on_hand, held: row.reserved });
  }
  expect((await ledger(db, store)).length).toBeGreaterThan(50);
});
