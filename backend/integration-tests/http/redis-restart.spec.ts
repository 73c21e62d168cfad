import { Redis } from "ioredis";
import { Client } from "pg";
import { fillCart } from "../support/checkout";
import { eventually } from "../support/eventually";
import { call, ok, type Answer, type Json } from "../support/http";
import { copyTemplate } from "../support/own-database";
import { startOwnRedis, type OwnRedis } from "../support/own-redis";
import type { Person } from "../support/people";
import { platform } from "../support/platform";
import { createProduct, createStore, offerOf, setOffer, type TestProduct, type TestStore } from "../support/shop";
import { startVictim, type Victim } from "../support/victim";

const GUEST = { token: "" } as Person;
const STOCK = 100;
const QUANTITY = 2;
/** When Redis dies, counted from the first of the checkouts: from their locks to their last events. */
const KILLED_AFTER_MS = [30, 250, 700];
const CARTS_AT_ONCE = 4;
const BOOT_MS = 120_000;
/** Clients of Redis come back within seconds; a lock or lease that died with its holder runs out after two minutes. */
const SETTLED_WITHIN_MS = 60_000;

jest.setTimeout(240_000);

let redis: OwnRedis;
let backend: Victim;
let database: Client;
let store: TestStore;

beforeAll(async () => {
  redis = await startOwnRedis();
  backend = await startVictim({ redis_url: redis.url });
  database = new Client({ connectionString: platform().database_url });
  await database.connect();
  store = await createStore("FORGETFUL");
}, BOOT_MS);

afterAll(async () => {
  await backend?.kill();
  await redis?.stop();
  await database?.end();
});

async function productOf(name: string): Promise<TestProduct> {
  const product = await createProduct(name);
  await setOffer(store, product, { price: 40, mrp: 40, on_hand: STOCK });
  return product;
}

async function guestCart(product: TestProduct): Promise<string> {
  const cartId = await fillCart({ customer: GUEST, store, lines: [{ product, quantity: QUANTITY }] });
  await ok("POST", `/store/carts/${cartId}`, { body: { email: "guest@quickdash.test" } });
  return cartId;
}

const complete = (cartId: string): Promise<Answer> =>
  call("POST", `/store/carts/${cartId}/complete`, { at: backend.url, body: {} });

async function rowsOf(sql: string, ...values: unknown[]): Promise<Json[]> {
  return (await database.query<Json>(sql, values)).rows;
}

const holdsOf = (cartId: string): Promise<Json[]> =>
  rowsOf(`SELECT quantity FROM stock_hold WHERE reference = $1 AND status = 'held'`, cartId);

const paymentsOf = (cartId: string): Promise<Json[]> =>
  rowsOf(
    `SELECT p.id FROM payment p JOIN cart_payment_collection l ON l.payment_collection_id = p.payment_collection_id
     WHERE l.cart_id = $1 AND p.deleted_at IS NULL AND p.canceled_at IS NULL`,
    cartId,
  );

const ordersOf = (cartId: string): Promise<Json[]> =>
  rowsOf(
    `SELECT q.order_id, q.status, o.status AS medusa_status FROM quick_order q
     JOIN order_cart c ON c.cart_id = q.cart_id AND c.deleted_at IS NULL
     JOIN "order" o ON o.id = c.order_id AND o.id = q.order_id AND o.deleted_at IS NULL
     WHERE q.cart_id = $1`,
    cartId,
  );

async function expectPlacedOnce(cartId: string, orderId: string): Promise<void> {
  expect(await ordersOf(cartId)).toEqual([{ order_id: orderId, status: "confirmed", medusa_status: "pending" }]);
  expect(await holdsOf(cartId)).toEqual([{ quantity: QUANTITY }]);
  expect(await paymentsOf(cartId)).toHaveLength(1);
}

describe("when Redis restarts and has forgotten everything", () => {
  it("a second placing of a cart still waits for the first", async () => {
    const rice = await productOf("Forgetful Rice");
    const cartId = await guestCart(rice);
    const holder = new Client({ connectionString: platform().database_url });
    await holder.connect();
    const client = new Redis(redis.url);
    let holderPid = 0;
    const stuckAtStock = async (): Promise<number> => {
      const [{ stuck }] = await rowsOf(
        `SELECT count(*)::int AS stuck FROM pg_stat_activity
         WHERE $1 = ANY (pg_blocking_pids(pid)) AND query ILIKE '%claim_stock_reference%'`,
        holderPid,
      );
      return stuck as number;
    };
    try {
      const { rows } = await holder.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      holderPid = rows[0]!.pid;
      await holder.query("BEGIN");
      await holder.query("SELECT 1 FROM store_offer WHERE dark_store_id = $1 AND variant_id = $2 FOR UPDATE", [
        store.id,
        rice.variant_id,
      ]);
      const first = complete(cartId);
      await eventually(async () => expect(await stuckAtStock()).toBe(1));
      await redis.restart();
      const second = complete(cartId);
      await eventually(async () => expect(await client.keys(`*${cartId}*`)).not.toEqual([]));
      // Long enough for the second one to get to the stock, if nothing kept it.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(await stuckAtStock()).toBe(1);
      await holder.query("ROLLBACK");
      const answers = await Promise.all([first, second]);
      expect(answers.map(({ body }) => body.type)).toEqual(["order", "order"]);
      expect(answers[1].body.order.id).toBe(answers[0].body.order.id);
      await expectPlacedOnce(cartId, answers[0].body.order.id as string);
      expect(await offerOf(store, rice)).toMatchObject({ on_hand: STOCK, reserved: QUANTITY });
    } finally {
      await holder.end();
      client.disconnect();
    }
  });

  it.each(KILLED_AFTER_MS)(
    "checkouts under way for %s ms are placed whole or not at all, and can be sent again",
    async (delay) => {
      const dal = await productOf(`Forgetful Dal ${delay}`);
      const cartIds: string[] = [];
      for (let cart = 0; cart < CARTS_AT_ONCE; cart++) cartIds.push(await guestCart(dal));
      const underWay = cartIds.map((cartId) => complete(cartId).catch(() => undefined));
      await new Promise((resolve) => setTimeout(resolve, delay));
      await redis.restart();
      const answers = await Promise.all(underWay);

      for (const [number, cartId] of cartIds.entries()) {
        const placed = answers[number]?.body?.order?.id as string | undefined;
        if (placed) {
          await expectPlacedOnce(cartId, placed);
        } else if ((await ordersOf(cartId)).length === 0) {
          expect(await holdsOf(cartId)).toEqual([]);
          expect(await paymentsOf(cartId)).toEqual([]);
        }
        const again = await eventually(async () => {
          const answer = await complete(cartId);
          expect(answer.body).toMatchObject({ type: "order" });
          return answer;
        }, SETTLED_WITHIN_MS);
        expect(placed ?? again.body.order.id).toBe(again.body.order.id);
        await expectPlacedOnce(cartId, again.body.order.id as string);
      }
      expect(await offerOf(store, dal)).toMatchObject({ on_hand: STOCK, reserved: QUANTITY * CARTS_AT_ONCE });
    },
  );

  it("a worker registers its scheduled jobs again, and they run", async () => {
    const ownRedis = await startOwnRedis();
    const ownDatabase = await copyTemplate();
    const worker = await startVictim({ database_url: ownDatabase.url, redis_url: ownRedis.url, mode: "shared" });
    const client = new Redis(ownRedis.url);
    const jobs = async () => {
      const found = await client.zrange("bull:medusa-workflows-jobs:repeat", 0, -1, "WITHSCORES");
      return new Map(found.flatMap((job, index) => (index % 2 === 0 ? [[job, Number(found[index + 1])]] : [])));
    };
    try {
      const before = await eventually(async () => {
        expect(await client.exists("quickdash:scheduled-jobs")).toBe(1);
        return jobs();
      }, SETTLED_WITHIN_MS);
      expect(before.size).toBeGreaterThan(5);
      await ownRedis.restart();
      expect((await jobs()).size).toBe(0);
      const after = await eventually(async () => {
        const found = await jobs();
        expect([...found.keys()].sort()).toEqual([...before.keys()].sort());
        return found;
      }, SETTLED_WITHIN_MS);
      // A job that ran is due again later.
      await eventually(async () => {
        const moved = [...(await jobs())].filter(([job, due]) => due > (after.get(job) ?? 0));
        expect(moved).not.toEqual([]);
      }, SETTLED_WITHIN_MS);
    } finally {
      client.disconnect();
      await worker.kill();
      await ownRedis.stop();
      await ownDatabase.drop();
    }
  });
});
