import { Redis } from "ioredis";
import { Client } from "pg";
import { complete, fillCart } from "../support/checkout";
import { eventually } from "../support/eventually";
import { ok, type Json } from "../support/http";
import { operatorToken, type Person } from "../support/people";
import { platform } from "../support/platform";
import { createProduct, createStore, setOffer, type TestProduct, type TestStore } from "../support/shop";
import { startVictim } from "../support/victim";

const GUEST = { token: "" } as Person;
/** How far a checkout comes until its process is killed, in milliseconds: from the first reads to the last writes. */
const KILLED_AFTER_MS = [60, 120, 200, 320];
const QUANTITY = 2;
const STOCK = 40;
/** The sweep runs once a minute. */
const SETTLED_WITHIN_MS = 90_000;

async function guestCart(store: TestStore, product: TestProduct): Promise<string> {
  const cartId = await fillCart({ customer: GUEST, store, lines: [{ product, quantity: QUANTITY }] });
  await ok("POST", `/store/carts/${cartId}`, { body: { email: "guest@quickdash.test" } });
  return cartId;
}

describe("a checkout whose process is killed", () => {
  let store: TestStore;
  let milk: TestProduct;
  let database: Client;

  beforeAll(async () => {
    store = await createStore("KILLED");
    milk = await createProduct("Killed Milk");
    await setOffer(store, milk, { price: 27, mrp: 30, on_hand: STOCK });
    database = new Client({ connectionString: platform().database_url });
    await database.connect();
  });

  afterAll(() => database.end());

  /** Lets the time pass after which a checkout counts as dead: its hold is older, its lock and its lease have run out. */
  async function letTimePass(cartIds: string[]): Promise<void> {
    await database.query(`UPDATE stock_hold SET created_at = now() - interval '1 hour' WHERE reference = ANY ($1)`, [
      cartIds,
    ]);
    await database.query(`UPDATE work_lease SET lease_until = now() WHERE subject_id = ANY ($1)`, [cartIds]);
    const redis = new Redis(platform().redis_url);
    for (const cartId of cartIds) {
      const locks = await redis.keys(`*${cartId}*`);
      if (locks.length > 0) await redis.del(locks);
    }
    redis.disconnect();
  }

  async function offer(): Promise<Json> {
    const token = await operatorToken();
    const { offers } = await ok("GET", `/admin/dark-stores/${store.id}/offers?variant_id=${milk.variant_id}`, {
      token,
    });
    return offers[0];
  }

  it("ends as an order that is paid and held, or as nothing at all", async () => {
    const cartIds: string[] = [];
    for (const delay of KILLED_AFTER_MS) {
      const cartId = await guestCart(store, milk);
      cartIds.push(cartId);
      const victim = await startVictim();
      const cut = fetch(`${victim.url}/store/carts/${cartId}/complete`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-publishable-api-key": platform().publishable_key },
        body: "{}",
      }).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, delay));
      await victim.kill();
      await cut;
    }
    await letTimePass(cartIds);

    const open = `SELECT h.reference FROM stock_hold h WHERE h.status = 'held' AND h.reference = ANY ($1)
                  AND NOT EXISTS (SELECT FROM quick_order q WHERE q.cart_id = h.reference)`;
    await eventually(async () => expect((await database.query(open, [cartIds])).rows).toEqual([]), SETTLED_WITHIN_MS);

    const { rows: placed } = await database.query<{ cart_id: string; order_id: string; status: string }>(
      `SELECT cart_id, order_id, status FROM quick_order WHERE cart_id = ANY ($1)`,
      [cartIds],
    );
    expect(placed.every(({ status }) => status === "confirmed")).toBe(true);
    const { rows: orders } = await database.query<{ id: string }>(
      `SELECT o.id FROM "order" o JOIN order_cart c ON c.order_id = o.id AND c.deleted_at IS NULL
       WHERE c.cart_id = ANY ($1) AND o.deleted_at IS NULL`,
      [cartIds],
    );
    expect(orders.map(({ id }) => id).sort()).toEqual(placed.map(({ order_id }) => order_id).sort());
    const { rows: payments } = await database.query<{ cart_id: string }>(
      `SELECT c.cart_id FROM payment p
       JOIN cart_payment_collection c ON c.payment_collection_id = p.payment_collection_id
       WHERE c.cart_id = ANY ($1) AND p.canceled_at IS NULL AND p.deleted_at IS NULL`,
      [cartIds],
    );
    expect(payments.map(({ cart_id }) => cart_id).sort()).toEqual(placed.map(({ cart_id }) => cart_id).sort());
    expect(await offer()).toMatchObject({ on_hand: STOCK, reserved: QUANTITY * placed.length });

    // Whoever was cut off simply tries again.
    for (const cartId of cartIds) {
      expect((await complete(cartId, GUEST)).body).toMatchObject({ type: "order" });
    }
    expect(await offer()).toMatchObject({ on_hand: STOCK, reserved: QUANTITY * cartIds.length });
  }, 240_000);
});
