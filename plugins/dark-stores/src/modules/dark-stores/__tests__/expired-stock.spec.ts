import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { releaseStock } from "../queries/release-stock.sql";
import { receiveGoods } from "../services/receive-goods";
import { reserve } from "../services/reserve";
import { writeOff } from "../services/write-off-expired";
import { addOffers, addStore, addVariants, connect, ledger, shelf, someoneWaitsForARow } from "./fixtures";

const SYSTEM = { actor_type: "system", actor_id: null };

let db: Knex;
let receipts = 0;

beforeAll(async () => {
  db = connect();
  await addVariants(db, ["X-MILK"]);
});

afterAll(() => db.destroy());

/** A store with milk of which so many pieces expired, and so many did not. */
async function storeWith(id: string, expired: number, good: number): Promise<string> {
  await addStore(db, { id });
  await addOffers(db, id, ["x-milk"], { on_hand: 0, reorder_level: 2 });
  receipts += 1;
  await db.transaction((trx) =>
    receiveGoods(trx, {
      goods_receipt_id: `grn-expired-${receipts}`,
      dark_store_id: id,
      lines: [
        { variant_id: "x-milk", quantity: expired, batch_code: "old", expires_on: "2020-01-01" },
        { variant_id: "x-milk", quantity: good, batch_code: "new", expires_on: "2099-01-01" },
      ],
      ...SYSTEM,
    }),
  );
  return id;
}

const run = (reference: string) => db.transaction((trx) => writeOff(trx, { reference, ...SYSTEM }));
const hold = (store: string, reference: string, quantity: number) =>
  reserve(db, { reference, dark_store_id: store, lines: [{ variant_id: "x-milk", quantity }] });

it("takes expired goods off the shelf, once, and says so", async () => {
  const store = await storeWith("expired-all", 4, 2);
  expect(await run("run-1")).toMatchObject({
    expired: [{ dark_store_id: store, variant_id: "x-milk", written_off: 4, still_reserved: 0, reference: "run-1" }],
    low: [{ dark_store_id: store, variant_id: "x-milk", available: 2, reorder_level: 2 }],
  });
  expect(await run("run-2")).toMatchObject({ offers: 0, expired: [] });
  expect(await shelf(db, store, "x-milk")).toEqual({ on_hand: 2, reserved: 0 });
  expect((await ledger(db, store)).at(-1)).toMatchObject({ reason: "expired", quantity: -4, reference: "run-1" });
  expect(await db("stock_batch").where({ dark_store_id: store }).orderBy("id").pluck("remaining")).toEqual([0, 2]);
});

it("leaves what orders hold, flags it once, and takes it when it is free", async () => {
  const store = await storeWith("expired-held", 4, 1);
  await hold(store, "holds-expired", 3);
  expect((await run("run-3")).expired).toMatchObject([{ written_off: 2, still_reserved: 2 }]);
  expect(await shelf(db, store, "x-milk")).toEqual({ on_hand: 3, reserved: 3 });
  const flagged = await db("stock_batch").where({ dark_store_id: store, batch_code: "old" }).first();
  expect(flagged).toMatchObject({ remaining: 2 });
  expect(flagged.flagged_at).not.toBeNull();
  expect(await run("run-4")).toMatchObject({ offers: 0, expired: [] });
  await releaseStock(db, { reference: "holds-expired" });
  expect((await run("run-5")).expired).toMatchObject([{ written_off: 2, still_reserved: 0 }]);
  expect(await shelf(db, store, "x-milk")).toEqual({ on_hand: 1, reserved: 0 });
});

it("does not take what is reserved while it waits for the shelf", async () => {
  const store = await storeWith("expired-race", 4, 1);
  const rival = await db.transaction();
  await rival.raw(`UPDATE store_offer SET reserved = 4 WHERE dark_store_id = ?`, [store]);
  const writingOff = run("run-6");
  await someoneWaitsForARow(db);
  await rival.commit();
  expect((await writingOff).expired).toMatchObject([{ written_off: 1, still_reserved: 3 }]);
  expect(await shelf(db, store, "x-milk")).toEqual({ on_hand: 4, reserved: 4 });
  await db("store_offer").where({ dark_store_id: store }).update({ reserved: 0 });
  await run("run-7");
});

it("writes goods off the day after their last good day, in the store's own time zone", async () => {
  const store = await storeWith("expired-zone", 1, 1);
  const zones = [
    ["Pacific/Kiritimati", 1],
    ["Etc/GMT+12", 0],
  ] as const;
  for (const [timezone, written] of zones) {
    await db.raw(`UPDATE dark_store SET timezone = ? WHERE id = ?`, [timezone, store]);
    // The last good day of one batch is today at the other end of the world: over there, not over here.
    await db.raw(
      `UPDATE stock_batch SET remaining = 1, flagged_at = NULL, expires_on = (now() AT TIME ZONE 'Etc/GMT+12')::date
       WHERE dark_store_id = ? AND batch_code = 'old'`,
      [store],
    );
    await db("store_offer").where({ dark_store_id: store }).update({ on_hand: 2 });
    const isLater = await db.raw<{ rows: { later: boolean }[] }>(
      `SELECT (now() AT TIME ZONE :timezone)::date > (now() AT TIME ZONE 'Etc/GMT+12')::date AS later`,
      { timezone },
    );
    expect(isLater.rows[0]?.later).toBe(written === 1);
    expect((await run(`run-${timezone}`)).expired.reduce((sum, each) => sum + each.written_off, 0)).toBe(written);
  }
});
