import { Client } from "pg";
import { placeOrder } from "../support/checkout";
import { eventually } from "../support/eventually";
import { ok } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import { platform } from "../support/platform";
import { createProduct, createStore, offerOf, setOffer, type TestProduct, type TestStore } from "../support/shop";

const STOCK = 20;
/** The sweep runs once a minute. */
const SETTLED_WITHIN_MS = 90_000;

describe("an order whose status was changed by a process that died before it moved the stock", () => {
  let database: Client;
  let customer: Person;
  const stores: Record<string, { store: TestStore; milk: TestProduct }> = {};

  beforeAll(async () => {
    customer = await peopleOf("cut-off-transitions").customer();
    for (const name of ["CANCELLED", "PACKED", "RETURNED"]) {
      const store = await createStore(`CUT-OFF-${name}`);
      const milk = await createProduct(`Cutoff Milk ${name.toLowerCase()}`);
      await setOffer(store, milk, { price: 27, mrp: 30, on_hand: STOCK });
      stores[name] = { store, milk };
    }
    database = new Client({ connectionString: platform().database_url });
    await database.connect();
  });

  afterAll(() => database.end());

  /** What such a process leaves: the status with its instant and its line in the log, some time ago, and nothing else. */
  async function leaveAt(orderId: string, from: string, to: "cancelled" | "ready_for_pickup"): Promise<void> {
    await database.query(
      `UPDATE quick_order SET status = $2, ${to}_at = now(), updated_at = now() - interval '5 minutes' WHERE order_id = $1`,
      [orderId, to],
    );
    await database.query(
      `INSERT INTO order_event (id, order_id, from_status, to_status, actor_type, actor_id)
       VALUES ('oevt_cut_' || $1, $1, $2, $3, 'operator', 'cut-off')`,
      [orderId, from, to],
    );
  }

  it("has its goods on sale again when it was cancelled, and off the shelf when it was packed", async () => {
    const [gone, packed] = [stores.CANCELLED!, stores.PACKED!];
    const order = ({ store, milk }: typeof gone) =>
      placeOrder({ customer, store, lines: [{ product: milk, quantity: 3 }] });
    const cancelledOrder = await order(gone);
    const packedOrder = await order(packed);
    expect(await offerOf(gone.store, gone.milk)).toEqual({ on_hand: STOCK, reserved: 3 });

    await leaveAt(cancelledOrder.id, "confirmed", "cancelled");
    await database.query(
      `UPDATE quick_order_line SET status = 'short', picked_quantity = 2, short_reason = 'gone' WHERE order_id = $1`,
      [packedOrder.id],
    );
    await leaveAt(packedOrder.id, "preparing", "ready_for_pickup");

    await eventually(async () => {
      expect(await offerOf(gone.store, gone.milk)).toEqual({ on_hand: STOCK, reserved: 0 });
      expect(await offerOf(packed.store, packed.milk)).toEqual({ on_hand: STOCK - 2, reserved: 0 });
    }, SETTLED_WITHIN_MS);
    const token = await operatorToken();
    await eventually(async () => {
      const { order: medusas } = await ok("GET", `/admin/orders/${cancelledOrder.id}?fields=status`, { token });
      expect(medusas.status).toBe("canceled");
      const { order: shipped } = await ok("GET", `/admin/orders/${packedOrder.id}?fields=*fulfillments`, { token });
      expect(shipped.fulfillments).toHaveLength(1);
    }, SETTLED_WITHIN_MS);
  }, 240_000);

  it("has its goods on the shelf, as the store said, when its bag came back", async () => {
    const { store, milk } = stores.RETURNED!;
    const token = await operatorToken();
    const order = await placeOrder({ customer, store, lines: [{ product: milk, quantity: 4 }] });
    for (const [status, reason] of [
      ["preparing"],
      ["ready_for_pickup"],
      ["out_for_delivery"],
      ["cancelled", "nobody at home"],
    ]) {
      if (status === "ready_for_pickup") {
        await database.query(
          `UPDATE quick_order_line SET status = 'picked', picked_quantity = quantity WHERE order_id = $1`,
          [order.id],
        );
      }
      await ok("POST", `/admin/quick-orders/${order.id}/status`, { token, body: { status, reason } });
    }
    expect(await offerOf(store, milk)).toEqual({ on_hand: STOCK - 4, reserved: 0 });

    await database.query(
      `INSERT INTO order_return (order_id, actor_type, actor_id, created_at)
       VALUES ($1, 'operator', 'cut-off', now() - interval '5 minutes')`,
      [order.id],
    );
    await database.query(
      `INSERT INTO order_return_line (order_id, line_id, to_shelf, damaged, missing)
       SELECT order_id, id, 2, 1, 1 FROM quick_order_line WHERE order_id = $1`,
      [order.id],
    );
    const settledAt = async () => {
      const found = await database.query(`SELECT stock_moved_at FROM order_return WHERE order_id = $1`, [order.id]);
      return (found.rows as { stock_moved_at: Date | null }[])[0]?.stock_moved_at;
    };
    await eventually(async () => expect(await settledAt()).toBeInstanceOf(Date), SETTLED_WITHIN_MS);
    expect(await offerOf(store, milk)).toEqual({ on_hand: STOCK - 2, reserved: 0 });

    await database.query(`UPDATE order_return SET stock_moved_at = NULL WHERE order_id = $1`, [order.id]);
    await eventually(async () => expect(await settledAt()).toBeInstanceOf(Date), SETTLED_WITHIN_MS);
    expect(await offerOf(store, milk)).toEqual({ on_hand: STOCK - 2, reserved: 0 });
  }, 300_000);
});
