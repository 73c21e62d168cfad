import type { FakePayment, FakeRazorpay } from "@quickdash/payment-razorpay/testing";
import { placeOrder } from "../support/checkout";
import { eventually } from "../support/eventually";
import { call, ok, type Json } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import { booksOf, openRazorpay, placePaidOrder, RAZORPAY_TURN_MS } from "../support/prepaid";
import {
  createCategory,
  createProduct,
  createStore,
  offerOf,
  setOffer,
  type TestProduct,
  type TestStore,
} from "../support/shop";

const people = peopleOf("money-balance");
const SEED = 20261123;
const ORDERS = 40;
const AT_ONCE = 4;
const ON_HAND = 500;
const PRICES = [64, 37.5, 99.99, 20.05];
/** How often the gateway fails to give money back; the job tries again within two minutes. */
const FAILURES = 3;
const SETTLED_MS = 240_000;

/** Where an order ends. */
const FATES = ["confirmed", "preparing", "ready_for_pickup", "out_for_delivery", "delivered", "delivered"] as const;
type Fate = (typeof FATES)[number];

interface PlannedLine {
  product: number;
  quantity: number;
  /** Pieces of the ordered product in the bag, and pieces of another one. */
  kept: number;
  substitutes: { product: number; quantity: number };
  /** What comes back of a bag: as many to the shelf, as many damaged. */
  returned: { to_shelf: number; damaged: number };
  /** Item refunds asked for after the delivery, each twice at once. */
  refunds: number[];
}

interface Plan {
  prepaid: boolean;
  /** The last status before it is cancelled, or delivered. */
  fate: Fate;
  lines: PlannedLine[];
  /** What an operator gives back of a delivered order with Medusa's own means, in major units. */
  goodwill: number;
}

/** An order as it was carried out. */
interface Done {
  plan: Plan;
  order_id: string;
  total: number;
  refunded: number;
  payment: FakePayment | null;
}

let fake: FakeRazorpay;
let store: TestStore;
let picker: Person;
let operator: string;
let products: TestProduct[];

beforeAll(async () => {
  fake = await openRazorpay();
  store = await createStore("money-balance");
  picker = await people.staff([store.id]);
  operator = await operatorToken();
  const kind = await createCategory("Money balance");
  products = [];
  for (const [index, price] of PRICES.entries()) {
    const product = await createProduct(`Money balance ${index}`, { category_ids: [kind] });
    await setOffer(store, product, { price, mrp: 100, on_hand: ON_HAND, bin: `A-0${index}` });
    products.push(product);
  }
}, RAZORPAY_TURN_MS);

afterAll(() => fake?.close());

/** Repeatable numbers between 0 and 1 (mulberry32), so that a failure can be seen again. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function planOrders(random: () => number): Plan[] {
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  return Array.from({ length: ORDERS }, () => {
    const isWhole = random() < 0.4;
    const chosen = PRICES.map((_, index) => index).filter(() => random() < 0.6);
    const lines = (chosen.length > 0 ? chosen : [0]).map((product, index): PlannedLine => {
      const quantity = 1 + upTo(3);
      // Something has to be in the bag.
      const least = index === 0 ? 1 : 0;
      const kept = isWhole ? quantity : Math.max(least, quantity - upTo(4 - 2 * least));
      const other = random() < 0.5 ? upTo(quantity - kept) : 0;
      const packed = kept + other;
      const to_shelf = upTo(packed);
      return {
        product,
        quantity,
        kept,
        substitutes: { product: (product + 1 + upTo(PRICES.length - 2)) % PRICES.length, quantity: other },
        returned: { to_shelf, damaged: upTo(packed - to_shelf) },
        refunds: Array.from({ length: upTo(2) }, () => 1 + upTo(1)),
      };
    });
    const prepaid = random() < 0.7;
    const fate = FATES[upTo(FATES.length - 1)] as Fate;
    // Goodwill in place of the difference of a short pick would count against it: a whole order has none.
    const goodwill = prepaid && isWhole && fate === "delivered" ? 1 + upTo(4) : 0;
    return { prepaid, fate, lines, goodwill };
  });
}

const idOf = (index: number): string => products[index]?.variant_id ?? "";

async function carryOut(plan: Plan): Promise<Done> {
  const customer = await people.customer();
  const lines = plan.lines.map(({ product, quantity }) => ({ product: products[product] as TestProduct, quantity }));
  const basket = { customer, store, lines };
  const placed = plan.prepaid
    ? await placePaidOrder(fake, basket)
    : await placeOrder(basket).then((order: Json) => ({ order_id: order.id, total: order.total, payment: null }));
  const done: Done = { plan, refunded: 0, ...placed };
  const reached = FATES.indexOf(plan.fate);
  if (reached >= 1) await ok("POST", `/staff/orders/${done.order_id}/accept`, { token: picker.token });
  if (reached >= 2) await pack(done);
  if (reached >= 3) await operate(done, "out_for_delivery");
  if (plan.fate === "delivered") {
    await operate(done, "delivered");
    await refundItems(done, customer);
    if (plan.goodwill > 0) await giveGoodwill(done);
  } else {
    await cancel(done, customer);
  }
  return done;
}

async function pack({ order_id, plan }: Done): Promise<void> {
  const { token } = picker;
  const { quick_order } = await ok("GET", `/admin/quick-orders/${order_id}`, { token: operator });
  for (const { product, quantity, kept, substitutes } of plan.lines) {
    const { id } = quick_order.lines.find((line: Json) => line.variant_id === idOf(product));
    const pick = (body: Json) =>
      ok("POST", `/staff/orders/${order_id}/lines/${id}/pick`, { token, body: { reason: "not there", ...body } });
    await pick({ quantity: kept });
    if (substitutes.quantity > 0) {
      await pick({ quantity: substitutes.quantity, substitute_variant_id: idOf(substitutes.product) });
    }
    expect(kept + substitutes.quantity).toBeLessThanOrEqual(quantity);
  }
  await ok("POST", `/staff/orders/${order_id}/ready`, { token, body: {} });
}

async function operate({ order_id }: Done, status: string): Promise<void> {
  const body = { status, reason: "random" };
  await ok("POST", `/admin/quick-orders/${order_id}/status`, { token: operator, body });
}

/** By whoever may, twice at once; a bag on the road comes back, and is confirmed twice at once. */
async function cancel(done: Done, customer: Person): Promise<void> {
  const { order_id, plan } = done;
  const body = { reason: "random" };
  const asked = () => {
    if (plan.fate === "out_for_delivery") return operate(done, "cancelled");
    if (plan.fate === "ready_for_pickup") {
      return ok("POST", `/staff/orders/${order_id}/cancel`, { token: picker.token, body });
    }
    return ok("POST", `/store/orders/${order_id}/cancel`, { token: customer.token, body });
  };
  await Promise.all([asked(), asked()]);
  if (plan.fate !== "out_for_delivery") return;
  const { quick_order } = await ok("GET", `/admin/quick-orders/${order_id}`, { token: operator });
  const lines = plan.lines.map(({ product, returned }) => ({
    line_id: quick_order.lines.find((line: Json) => line.variant_id === idOf(product)).id,
    ...returned,
  }));
  const confirm = () => ok("POST", `/staff/orders/${order_id}/return`, { token: picker.token, body: { lines } });
  await Promise.all([confirm(), confirm()]);
}

/** Asks for items twice at once and adds up what was granted; what was paid in cash is paid out. */
async function refundItems(done: Done, customer: Person): Promise<void> {
  const { quick_order } = await ok("GET", `/admin/quick-orders/${done.order_id}`, { token: operator });
  for (const { product, refunds } of done.plan.lines) {
    const line = quick_order.lines.find((each: Json) => each.variant_id === idOf(product));
    for (const quantity of refunds) {
      const body = { items: [{ line_item_id: line.line_item_id, quantity }], reason: "missing" };
      const asked = (path: string, token: string) => call("POST", `${path}/${done.order_id}/refunds`, { token, body });
      const answers = await Promise.all([
        asked("/store/orders", customer.token),
        asked("/admin/quick-orders", operator),
      ]);
      for (const answer of answers) {
        if (answer.status !== 201) {
          expect(answer.body.code).toBe("already_refunded");
          continue;
        }
        await grant(answer.body.refund, done);
      }
    }
  }
}

/** As Medusa's admin does it. The provider's answer is lost: operators who are told of a failure try again. */
async function giveGoodwill({ order_id, plan, payment }: Done): Promise<void> {
  const books = await booksOf(order_id);
  const path = `/admin/payments/${books.payment_collections[0].payments[0].id}/refund`;
  const refund = { token: operator, body: { amount: plan.goodwill } };
  const asked = new RegExp(`${payment?.id}/refund$`);
  const before = fake.countCalls("POST", asked);
  fake.failNext("POST", asked, "lose_answer");
  await eventually(() => ok("POST", path, refund));
  expect(fake.countCalls("POST", asked)).toBeGreaterThan(before);
}

async function grant(refund: Json, done: Done): Promise<void> {
  let { status } = refund;
  const path = `/admin/refunds/${refund.id}`;
  if (status === "requested")
    status = (await ok("POST", `${path}/approve`, { token: operator, body: {} })).refund.status;
  if (status === "to_pay_out") await ok("POST", `${path}/pay-out`, { token: operator, body: { reference: "UPI" } });
  done.refunded += inPaise(refund.amount as number);
}

const inPaise = (amount: number): number => Math.round(Number(amount) * 100);
const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
const priceOf = (index: number): number => inPaise(PRICES[index] ?? 0);

/** What the customer has and owes, in paise: goods at their price, substitutes never dearer, and the fees. */
function expectedMoney({ plan, total, refunded }: Done): number {
  if (plan.fate !== "delivered") return 0;
  const ordered = sum(plan.lines.map(({ product, quantity }) => quantity * priceOf(product)));
  const delivered = plan.lines.map(
    ({ product, kept, substitutes }) =>
      kept * priceOf(product) + substitutes.quantity * Math.min(priceOf(product), priceOf(substitutes.product)),
  );
  return inPaise(total) - ordered + sum(delivered) - refunded - inPaise(plan.goodwill);
}

/** How many pieces of a product left the store for good. */
function piecesGone(done: Done[], index: number): number {
  return sum(
    done.flatMap(({ plan: { fate, lines } }) =>
      lines.map(({ product, kept, substitutes, returned }) => {
        const mine = product === index ? kept : 0;
        const theirs = substitutes.product === index ? substitutes.quantity : 0;
        if (fate === "delivered") return mine + theirs;
        if (fate !== "out_for_delivery") return 0;
        // What goes to the shelf is counted as ordered pieces first.
        const ownBack = Math.min(kept, returned.to_shelf);
        const othersBack = returned.to_shelf - ownBack;
        return mine - (product === index ? ownBack : 0) + theirs - (substitutes.product === index ? othersBack : 0);
      }),
    ),
  );
}

async function expectMoneyInBalance(done: Done): Promise<void> {
  const expected = expectedMoney(done);
  const books = await booksOf(done.order_id);
  const payments = books.payment_collections.flatMap((collection: Json) => collection.payments) as Json[];
  const amounts = (records: Json[]) => sum(records.map((record) => inPaise(record.amount)));
  const inBooks = sum(payments.map(({ captures, refunds }) => amounts(captures ?? []) - amounts(refunds ?? [])));
  expect({ order: done.order_id, money: inBooks }).toEqual({ order: done.order_id, money: expected });
  expect(amounts(books.transactions)).toBe(expected);
  if (done.payment) {
    const refunds = fake.refundsOf(done.payment.id);
    expect(fake.payment(done.payment.id).amount - sum(refunds.map(({ amount }) => amount))).toBe(expected);
  }
  // Goodwill is money given back for nothing: Medusa's order shows it as owed.
  if (done.plan.fate === "delivered" && done.plan.goodwill === 0) {
    expect([inPaise(books.total), books.summary.pending_difference]).toEqual([expected, 0]);
  }
}

async function expectStockInBalance(done: Done[], index: number): Promise<void> {
  const { on_hand, reserved } = await offerOf(store, products[index] as TestProduct);
  expect({ index, on_hand, reserved }).toEqual({ index, on_hand: ON_HAND - piecesGone(done, index), reserved: 0 });
  const filter = `variant_id=${idOf(index)}&limit=1000`;
  const { stock_ledger } = await ok("GET", `/admin/dark-stores/${store.id}/stock-ledger?${filter}`, {
    token: operator,
  });
  expect(sum(stock_ledger.map((entry: Json) => entry.quantity as number))).toBe(on_hand);
}

it(
  "money captured minus refunded is the value of the goods delivered plus fees minus item refunds, and stock balances",
  async () => {
    const random = randomNumbers(SEED);
    const plans = planOrders(random);
    expect(plans.filter(({ goodwill }) => goodwill > 0).length).toBeGreaterThan(2);
    const failAt = new Set(Array.from({ length: FAILURES }, () => Math.floor(random() * ORDERS)));
    const done: Done[] = [];
    const queue = plans.entries();
    const worker = async () => {
      for (const [index, plan] of queue) {
        if (failAt.has(index)) fake.failNext("POST", /refund$/, index % 2 === 0 ? { status: 503 } : "lose_answer");
        done.push(await carryOut(plan));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(done).toHaveLength(ORDERS);
    await eventually(async () => {
      for (const each of done) await expectMoneyInBalance(each);
    }, SETTLED_MS);
    for (const index of PRICES.keys()) await expectStockInBalance(done, index);
  },
  20 * 60_000,
);
