import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { straightLineEstimator } from "../eta/estimator";
import { DEFAULT_ETA_FIGURES } from "../policies/eta";
import { OpeningTimes } from "../policies/opening-hours";
import { coveringStores } from "../services/choose-store";
import { quoteCart } from "../services/quote-cart";
import { addStore, connect } from "./fixtures";

const NOW = new Date("2026-11-23T12:00:00Z");
const AT = { latitude: -40, longitude: 120 };
/** North of the store, some 555 and 890 m away. */
const MIDDLE = { ...AT, latitude: AT.latitude + 0.005 };
const FAR = { ...AT, latitude: AT.latitude + 0.008 };

let db: Knex;

beforeAll(async () => {
  db = connect(4);
  await addStore(db, { id: "fees", ...AT });
  await db("dark_store")
    .where({ id: "fees" })
    .update({
      delivery_fee: 40,
      delivery_fee_steps: JSON.stringify([
        { up_to_m: 100, fee: 10 },
        { up_to_m: 600, fee: 20 },
      ]),
      small_basket_fee: 5,
      small_basket_below: 50,
      handling_fee: 2.5,
      free_delivery_from: 200,
      minimum_order: 60,
      surge_multiplier: 1.5,
      surge_starts_at: new Date(NOW.getTime() + 1),
    });
});

afterAll(() => db.destroy());

const exact = (value: number) => JSON.stringify({ value: String(value), precision: 20 });

/** A cart of Medusa's, pinned to the store, with lines at these prices. */
async function addCart(id: string, prices: number[], metadata: Record<string, unknown> | null = null): Promise<string> {
  await db("cart_address").insert({ id: `${id}-address`, metadata: metadata && JSON.stringify(metadata) });
  await db("cart").insert({ id, currency_code: "inr", shipping_address_id: `${id}-address` });
  await db("cart_pin").insert({ cart_id: id, dark_store_id: "fees" });
  await db("cart_line_item").insert(
    prices.map((unit_price, index) => ({
      id: `${id}-${index}`,
      cart_id: id,
      title: "Line",
      quantity: 3,
      unit_price,
      raw_unit_price: exact(unit_price),
    })),
  );
  return id;
}

async function addMethod(cartId: string, priceType: "calculated" | "flat"): Promise<string> {
  const id = `${cartId}-${priceType}`;
  const option = await db("shipping_option").where({ price_type: "calculated" }).first<Record<string, unknown>>("*");
  await db("shipping_option").insert({ ...option, id: `so-${id}`, price_type: priceType });
  await db("cart_shipping_method").insert({
    id,
    cart_id: cartId,
    name: "Delivery",
    amount: 12.5,
    raw_amount: exact(12.5),
    shipping_option_id: `so-${id}`,
    data: { fees: [{ kind: "delivery", amount: 12.5 }] },
  });
  return id;
}

const quoteAt = async (cart_id: string, now = NOW) => (await quoteCart(db, { cart_id, now }))!.quote;

describe("what a cart's fees follow from", () => {
  it("is the store's tariff, the lines that are left, and the way to the pin", async () => {
    const cart = await addCart("fees-all", [10.1, 0.2, 99], FAR);
    await db("cart_line_item").where({ id: "fees-all-2" }).update({ deleted_at: NOW });
    expect(await quoteAt(cart)).toMatchObject({
      cart_id: cart,
      dark_store_id: "fees",
      currency_code: "inr",
      goods_total: 30.9,
      fees: [
        { kind: "delivery", amount: 40 },
        { kind: "small_basket", amount: 5 },
        { kind: "handling", amount: 2.5 },
      ],
      total: 47.5,
      free_delivery_from: 200,
      free_delivery_missing: 169.1,
      small_basket_missing: 19.1,
      minimum_order: 60,
      minimum_order_missing: 29.1,
    });
  });

  it("is the same distance and surge that the pin was told", async () => {
    const chooser = { eta: straightLineEstimator(DEFAULT_ETA_FIGURES), times: new OpeningTimes(), decimals: 2 };
    const soon = new Date(NOW.getTime() + 1);
    for (const [index, now] of [NOW, soon].entries()) {
      const quote = await quoteAt(await addCart(`fees-told-${index}`, [20], MIDDLE), now);
      const [told] = await coveringStores(db, chooser, MIDDLE, now);
      expect(told).toMatchObject({ distance_m: quote.distance_m, delivery_fee: index === 0 ? 20 : 30 });
      expect(quote.total - 2.5).toBe(told?.delivery_fee);
    }
  });

  it("takes a pin as text as it takes numbers", async () => {
    const pin = { latitude: String(MIDDLE.latitude), longitude: ` ${MIDDLE.longitude} ` };
    expect(await quoteAt(await addCart("fees-text", [20], pin))).toMatchObject({ fees: [{ amount: 20 }, {}] });
  });

  it.each<[string, Record<string, unknown> | null]>([
    ["no", null],
    ["half", { latitude: 12 }],
    ["words", { latitude: "north", longitude: "1e400" }],
    ["beyond", { latitude: 91, longitude: 181 }],
    ["nested", { latitude: { at: 1 }, longitude: [2] }],
  ])("knows no distance with %s pin, and asks the fee of the farthest", async (name, metadata) => {
    const quote = await quoteAt(await addCart(`fees-pin-${name}`, [20], metadata));
    expect(quote).toMatchObject({ distance_m: null, fees: [{ kind: "delivery", amount: 40 }, {}] });
  });

  it("counts an empty cart as a basket of nothing", async () => {
    const cart = await addCart("fees-empty", [1], AT);
    await db("cart_line_item").where({ cart_id: cart }).update({ deleted_at: NOW });
    expect(await quoteAt(cart)).toMatchObject({ goods_total: 0, total: 17.5 });
  });

  it("lets another sum stand for the lines", async () => {
    const cart = await addCart("fees-stand", [10], AT);
    const fees = await quoteCart(db, { cart_id: cart, goods_total: "200", now: NOW });
    expect(fees?.quote).toMatchObject({ goods_total: 200, total: 2.5 });
  });

  it("carries the deliveries whose price is calculated, not those with a price of their own", async () => {
    const cart = await addCart("fees-methods", [20], AT);
    const ours = await addMethod(cart, "calculated");
    await addMethod(cart, "flat");
    const fees = await quoteCart(db, { cart_id: cart, now: NOW });
    expect(fees?.methods).toEqual([{ id: ours, amount: "12.5", data: { fees: [{ kind: "delivery", amount: 12.5 }] } }]);
  });

  it("is nothing for a cart of no store", async () => {
    await db("cart").insert({ id: "fees-unpinned", currency_code: "inr" });
    expect(await quoteCart(db, { cart_id: "fees-unpinned", now: NOW })).toBeNull();
    expect(await quoteCart(db, { cart_id: "fees-nobody", now: NOW })).toBeNull();
  });
});

describe("a tariff in the database", () => {
  it.each([
    [{ surge_multiplier: 3.01 }, "dark_store_surge_multiplier_check"],
    [{ surge_multiplier: 0.99 }, "dark_store_surge_multiplier_check"],
    [{ surge_ends_at: NOW }, "dark_store_surge_window_check"],
    [{ handling_fee: -0.01 }, "dark_store_handling_fee_check"],
    [{ delivery_fee_steps: JSON.stringify({ up_to_m: 1 }) }, "dark_store_delivery_fee_steps_check"],
  ])("cannot be %j", async (changes, constraint) => {
    await expect(db("dark_store").where({ id: "fees" }).update(changes)).rejects.toMatchObject({ constraint });
  });
});
