import { createHash } from "node:crypto";
import { Client } from "pg";
import { choosePayment, complete, fillCart } from "../support/checkout";
import { peopleOf, type Person } from "../support/people";
import { platform } from "../support/platform";
import { createProduct, createStore, offerOf, setOffer, type TestProduct, type TestStore } from "../support/shop";

const QUANTITY = 2;
const CASH = "pp_cod_cod";

/** What placing writes, in its order, and whether the customer's payment was taken by then. */
const WRITES = [
  { what: "the hold of the stock", table: "stock_hold", on: "INSERT", paid: false },
  { what: "Medusa's order", table: '"order"', on: "INSERT", paid: false },
  { what: "the order's tie to its cart", table: "order_cart", on: "INSERT", paid: false },
  { what: "the order's tie to its payment", table: "order_payment_collection", on: "INSERT", paid: false },
  { what: "the end of the cart", table: "cart", on: "UPDATE OF completed_at", paid: false },
  { what: "the payment", table: "payment", on: "INSERT", paid: false },
  { what: "the quick order", table: "quick_order", on: "INSERT", paid: true },
  { what: "the quick order's lines", table: "quick_order_line", on: "INSERT", paid: true },
  { what: "the first line of the order's log", table: "order_event", on: "INSERT", paid: true },
];

describe("a placing that fails", () => {
  let store: TestStore;
  let milk: TestProduct;
  let customer: Person;
  let database: Client;

  beforeAll(async () => {
    store = await createStore("TAKEN-BACK");
    milk = await createProduct("Takenback Milk");
    customer = await peopleOf("placing-taken-back").customer();
    await setOffer(store, milk, { price: 27, mrp: 30, on_hand: 100 });
    database = new Client({ connectionString: platform().database_url });
    await database.connect();
  });

  afterAll(() => database.end());

  async function one<Row>(sql: string, value: string): Promise<Row | undefined> {
    const { rows } = await database.query(sql, [value]);
    return rows[0] as Row | undefined;
  }

  /** Everything that one cart's placing writes carries one of these. */
  async function marksOf(cartId: string) {
    const payment = await one<{ id: string }>(
      `SELECT payment_collection_id AS id FROM cart_payment_collection WHERE cart_id = $1 AND deleted_at IS NULL`,
      cartId,
    );
    const hash = createHash("sha256").update(cartId).digest("hex").slice(0, 26).toUpperCase();
    return { cartId, orderId: `order_${hash}`, collectionId: payment?.id ?? "" };
  }

  /** Makes the database refuse one kind of write of one cart's placing, while `work` runs. */
  async function refusing<Result>(
    { table, on }: { table: string; on: string },
    marks: Record<string, string>,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const pattern = Object.values(marks).join("|");
    await database.query(`
      CREATE FUNCTION refuse_placing() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        IF to_jsonb(NEW)::text ~ '${pattern}' THEN RAISE EXCEPTION 'refused by the test'; END IF;
        RETURN NEW;
      END $body$;
      CREATE TRIGGER refuse_placing BEFORE ${on} ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_placing();`);
    try {
      return await work();
    } finally {
      await database.query(`DROP FUNCTION refuse_placing CASCADE`);
    }
  }

  it.each(WRITES)("at $what leaves nothing behind, and the customer can try again", async ({ table, on, paid }) => {
    const before = await offerOf(store, milk);
    const cartId = await fillCart({ customer, store, lines: [{ product: milk, quantity: QUANTITY }] });
    const marks = await marksOf(cartId);

    const failed = await refusing({ table, on }, marks, () => complete(cartId, customer));
    expect(failed.body?.type).not.toBe("order");

    expect(await offerOf(store, milk)).toEqual(before);
    expect(await one(`SELECT id FROM "order" WHERE id = $1 AND deleted_at IS NULL`, marks.orderId)).toBeUndefined();
    expect(await one(`SELECT id FROM order_cart WHERE cart_id = $1 AND deleted_at IS NULL`, cartId)).toBeUndefined();
    expect(await one(`SELECT id FROM quick_order WHERE cart_id = $1`, cartId)).toBeUndefined();
    expect(await one(`SELECT id FROM order_event WHERE order_id = $1`, marks.orderId)).toBeUndefined();
    expect(await one(`SELECT completed_at FROM cart WHERE id = $1`, cartId)).toEqual({ completed_at: null });
    const taken = `SELECT id FROM payment WHERE payment_collection_id = $1 AND canceled_at IS NULL AND deleted_at IS NULL`;
    expect(await one(taken, marks.collectionId)).toBeUndefined();

    // A payment that was taken and given back is not taken again: the customer chooses anew.
    if (paid) await choosePayment(cartId, customer.token, CASH);
    const { body } = await complete(cartId, customer);
    expect(body).toMatchObject({ type: "order", order: { id: marks.orderId } });
    expect(await offerOf(store, milk)).toEqual({ ...before, reserved: before.reserved + QUANTITY });
  });
});
