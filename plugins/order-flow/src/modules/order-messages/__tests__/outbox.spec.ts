import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex";
import { randomUUID } from "node:crypto";
import { MESSAGE_KINDS, type MessageChannels, type MessageKind, type MessageStatus } from "../../../contract";
import { messageOfOrder } from "../policies/owed-messages";
import { TRIES } from "../policies/retry";
import { beginPaymentReturn } from "../../order-flow/queries/begin-payment-return.sql";
import { endPaymentReturn } from "../../order-flow/queries/end-payment-return.sql";
import { listBegunPaymentReturns } from "../../order-flow/queries/list-begun-payment-returns.sql";
import { retryMessage } from "../queries/retry-message.sql";
import { claimDueMessages } from "../services/claim-due-messages";
import { oweMessages, oweUntoldMoves, oweUntoldPaymentReturns, oweUntoldRefunds } from "../services/owe-messages";
import { settleTry } from "../services/settle-try";

const BY_SMS: MessageChannels = { sms: [...MESSAGE_KINDS] };
const BY_BOTH: MessageChannels = { sms: [...MESSAGE_KINDS], email: [...MESSAGE_KINDS] };
const MINUTE_MS = 60_000;

let db: Knex;
beforeAll(() => {
  const connection = process.env.DATABASE_URL;
  if (!connection) throw new Error("DATABASE_URL must name a migrated database: use `npm test`.");
  db = knex({ client: "pg", connection, pool: { min: 0, max: 25 } });
});
afterAll(() => db.destroy());
// What one test leaves behind must not be claimed by the next.
beforeEach(() => db("order_message").delete());

const newOrder = (): string => `order_${randomUUID()}`;
const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * MINUTE_MS);

async function owe(order_id: string, kind: MessageKind, occurredAt = new Date()): Promise<void> {
  expect(await oweMessages(db, [messageOfOrder(order_id, kind, occurredAt)], BY_SMS)).toBe(1);
}

async function statusesOf(order_id: string): Promise<Partial<Record<MessageKind, MessageStatus>>> {
  const rows = await db("order_message").where({ order_id }).select<{ kind: MessageKind; status: MessageStatus }[]>();
  return Object.fromEntries(rows.map(({ kind, status }) => [kind, status]));
}

/** Lets the pause of a message pass. */
const makeDue = (order_id: string) =>
  db("order_message")
    .where({ order_id, status: "waiting" })
    .update({ due_at: minutesAgo(1) });

/** The process that was sending these died long ago. */
const endLease = (order_id: string) =>
  db("order_message")
    .where({ order_id, status: "sending" })
    .update({ lease_until: minutesAgo(1) });

async function claimOne() {
  const [claimed] = await claimDueMessages(db, 10);
  if (!claimed) throw new Error("Nothing was due.");
  return claimed;
}

const failed = { status: "failed", error: "the gateway answered 503.", pause_ms: 10_000 } as const;
const sent = { status: "sent", external_id: "sms_1" } as const;

/**
 * Writes Medusa's books of an order whose money went back three times: for goods that were not picked, for a delivered item,
 * and by an operator with Medusa's own means; a fourth refund is still on its way.
 */
async function giveBack() {
  const order_id = newOrder();
  const [short_id, item_id] = [`ref_${randomUUID()}`, `oref_${randomUUID()}`];
  const money = (amount: number) => ({ amount, raw_amount: { value: `${amount}`, precision: 20 } });
  const collection = { id: `pay_col_${randomUUID()}`, currency_code: "inr", ...money(100), status: "completed" };
  const payment_id = `pay_${randomUUID()}`;
  await db("order").insert({ id: order_id, currency_code: "inr" });
  await db("payment_collection").insert(collection);
  const session = { id: `payses_${randomUUID()}`, currency_code: "inr", provider_id: "pp", status: "captured" };
  await db("payment_session").insert({ ...session, ...money(100), payment_collection_id: collection.id });
  await db("payment").insert({
    id: payment_id,
    ...money(100),
    currency_code: "inr",
    provider_id: "pp",
    payment_collection_id: collection.id,
    payment_session_id: session.id,
  });
  const refund = async (id: string, amount: number, metadata: Record<string, string> | null, isBooked = true) => {
    await db("refund").insert({ id, ...money(amount), payment_id, metadata });
    if (!isBooked) return;
    const booked = { id: `ordtrx_${randomUUID()}`, order_id, ...money(-amount), currency_code: "inr" };
    await db("order_transaction").insert({ ...booked, version: 1, reference: "refund", reference_id: id });
  };
  await refund(short_id, 30, { return_kind: "short_pick", return_id: order_id });
  await refund(`ref_${randomUUID()}`, 12.5, { return_kind: "item", return_id: item_id });
  await refund(`ref_${randomUUID()}`, 5, null);
  await refund(`ref_${randomUUID()}`, 7, { return_kind: "cancelled", return_id: order_id }, false);
  const of = (subject_id: string, amount: number) => ({ subject_id, order_id, amount, currency_code: "inr" });
  return { order_id, short: of(short_id, 30), item: of(item_id, 12.5) };
}

describe("an event", () => {
  it("is noted once per channel, however many hear it at once", async () => {
    const order_id = newOrder();
    const heard = await Promise.all(
      Array.from({ length: 20 }, () => oweMessages(db, [messageOfOrder(order_id, "delivered", new Date())], BY_BOTH)),
    );
    expect(heard.reduce((sum, noted) => sum + noted, 0)).toBe(2);
    expect(await db("order_message").where({ order_id }).select("channel").orderBy("channel")).toEqual([
      { channel: "email" },
      { channel: "sms" },
    ]);
  });

  it("goes out on the channels that are set for its kind alone", async () => {
    const order_id = newOrder();
    const channels: MessageChannels = { sms: ["delivered"], email: ["refunded"] };
    const owed = (["delivered", "being_packed"] as const).map((kind) => messageOfOrder(order_id, kind, new Date()));
    expect(await oweMessages(db, owed, channels)).toBe(1);
    expect(await statusesOf(order_id)).toEqual({ delivered: "waiting" });
  });

  it("of two refunds of one order is told twice, of one refund once", async () => {
    const order_id = newOrder();
    const refund = (subject_id: string) => ({
      ...messageOfOrder(order_id, "refunded", new Date()),
      subject_id,
      amount: 64.5,
      currency_code: "inr",
    });
    const [first, second] = [`ref_${randomUUID()}`, `ref_${randomUUID()}`];
    expect(await oweMessages(db, [refund(first), refund(second)], BY_SMS)).toBe(2);
    expect(await oweMessages(db, [refund(first)], BY_SMS)).toBe(0);
    expect(await claimDueMessages(db, 10)).toMatchObject([{ amount: 64.5 }, { amount: 64.5, currency_code: "inr" }]);
  });

  it("of money that went back is found in the order's books when it was lost, and noted once", async () => {
    const { order_id, short, item } = await giveBack();
    const window = { since: minutesAgo(60), until: new Date(), limit: 10_000 };
    await oweMessages(
      db,
      [{ ...short, kind: "refunded", cart_id: null, occurred_at: new Date().toISOString() }],
      BY_SMS,
    );
    const noted = await Promise.all(Array.from({ length: 10 }, () => oweUntoldRefunds(db, window, BY_SMS)));
    expect(noted.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(await oweUntoldRefunds(db, window, BY_SMS)).toBe(0);
    const messages = await db("order_message").where({ order_id }).select("subject_id", "kind").orderBy("amount");
    expect(messages).toEqual([
      { subject_id: item.subject_id, kind: "refunded" },
      { subject_id: short.subject_id, kind: "refunded" },
    ]);
    expect(await claimDueMessages(db, 10)).toContainEqual(
      expect.objectContaining({ order_id, amount: 12.5, currency_code: "inr" }),
    );
    expect(await oweUntoldRefunds(db, window, { sms: ["delivered"] })).toBe(0);
  });

  it("of a cart's payment is found when it was lost, once the money is on its way back, and noted once", async () => {
    const [session_id, cart_id] = [`payses_${randomUUID()}`, `cart_${randomUUID()}`];
    const payment = { session_id, cart_id, amount: 153.5, currency_code: "inr" };
    const window = () => ({ since: minutesAgo(60), until: new Date(Date.now() + MINUTE_MS), limit: 10_000 });
    await Promise.all(Array.from({ length: 10 }, () => beginPaymentReturn(db, payment)));
    expect(await beginPaymentReturn(db, payment)).toEqual([{ session_id }]);
    expect(await listBegunPaymentReturns(db, { settled_before: minutesAgo(1), limit: 10 })).toEqual([]);
    const settled_before = new Date(Date.now() + MINUTE_MS);
    expect(await listBegunPaymentReturns(db, { settled_before, limit: 10 })).toEqual([{ session_id, cart_id }]);
    expect(await oweUntoldPaymentReturns(db, window(), BY_SMS)).toBe(0);

    const ended = await Promise.all(Array.from({ length: 10 }, () => endPaymentReturn(db, { session_id })));
    expect(ended.flat()).toEqual([payment]);
    expect(await beginPaymentReturn(db, payment)).toEqual([]);
    expect(await listBegunPaymentReturns(db, { settled_before, limit: 10 })).toEqual([]);
    const noted = await Promise.all(Array.from({ length: 10 }, () => oweUntoldPaymentReturns(db, window(), BY_SMS)));
    expect(noted.reduce((sum, each) => sum + each, 0)).toBe(1);
    const [message] = await claimDueMessages(db, 10);
    expect(message).toMatchObject({ kind: "payment_returned", cart_id, order_id: null, amount: 153.5 });
  });

  it("that was lost is found in the log of orders, and noted once", async () => {
    const order_id = newOrder();
    const log = (to_status: string, created_at: Date) =>
      db("order_event").insert({
        id: `oevt_${randomUUID()}`,
        order_id,
        to_status,
        actor_type: "system",
        actor_id: "test",
        created_at,
      });
    await log("confirmed", minutesAgo(3));
    await log("ready_for_pickup", minutesAgo(2));
    await log("delivered", minutesAgo(1));
    await owe(order_id, "delivered");
    const window = { since: minutesAgo(4), until: new Date(), limit: 10_000 };
    await oweUntoldMoves(db, window, BY_SMS);
    expect(await statusesOf(order_id)).toEqual({ order_confirmed: "waiting", delivered: "waiting" });
    expect(await oweUntoldMoves(db, window, BY_SMS)).toBe(0);
  });
});

describe("sending", () => {
  it("is one worker's alone when ten ask for the same messages", async () => {
    const orders = Array.from({ length: 30 }, newOrder);
    await Promise.all(orders.map((order_id) => owe(order_id, "order_confirmed")));
    const claims = await Promise.all(Array.from({ length: 10 }, () => claimDueMessages(db, 30)));
    const claimed = claims.flat().map(({ order_id }) => order_id);
    expect(claimed).toHaveLength(30);
    expect(new Set(claimed)).toEqual(new Set(orders));
  });

  it("that succeeded is over", async () => {
    const order_id = newOrder();
    await owe(order_id, "delivered");
    expect(await settleTry(db, await claimOne(), sent)).toBe("sent");
    expect(await claimDueMessages(db, 10)).toEqual([]);
    expect(await db("order_message").where({ order_id }).first()).toMatchObject({
      status: "sent",
      external_id: "sms_1",
      sent_at: expect.any(Date),
      lease_until: null,
    });
  });

  it("that failed is repeated after the pause, not before", async () => {
    const order_id = newOrder();
    await owe(order_id, "delivered");
    expect(await settleTry(db, await claimOne(), failed)).toBe("waiting");
    expect(await claimDueMessages(db, 10)).toEqual([]);
    await makeDue(order_id);
    expect(await claimOne()).toMatchObject({ order_id, attempts: 2 });
  });

  it("that failed as often as allowed ends in the dead letters, with the reason", async () => {
    const order_id = newOrder();
    await owe(order_id, "delivered");
    const ends: (MessageStatus | null)[] = [];
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      ends.push(await settleTry(db, await claimOne(), failed));
      await makeDue(order_id);
    }
    expect(ends).toEqual([...Array<string>(TRIES - 1).fill("waiting"), "dead"]);
    expect(await claimDueMessages(db, 10)).toEqual([]);
    expect(await db("order_message").where({ order_id }).first()).toMatchObject({ last_error: failed.error });
  });

  it("is taken over when the sender vanished, who can no longer say how it ended", async () => {
    const order_id = newOrder();
    await owe(order_id, "delivered");
    const vanished = await claimOne();
    expect(await claimDueMessages(db, 10)).toEqual([]);
    await endLease(order_id);
    const successor = await claimOne();
    expect(successor.id).toBe(vanished.id);
    expect(await settleTry(db, vanished, failed)).toBeNull();
    expect(await settleTry(db, successor, sent)).toBe("sent");
  });

  it("ends in the dead letters when the sender vanished at the last try", async () => {
    const order_id = newOrder();
    await owe(order_id, "delivered");
    await db("order_message")
      .where({ order_id })
      .update({ attempts: TRIES - 1 });
    await claimOne();
    await endLease(order_id);
    expect(await claimDueMessages(db, 10)).toEqual([]);
    expect(await statusesOf(order_id)).toEqual({ delivered: "dead" });
  });
});

describe("a message", () => {
  it("that is no longer of use is not sent", async () => {
    const [late, refund] = [newOrder(), newOrder()];
    await owe(late, "rider_on_the_way", minutesAgo(31));
    await owe(refund, "cancelled", minutesAgo(31));
    expect((await claimDueMessages(db, 10)).map(({ order_id }) => order_id)).toEqual([refund]);
    expect(await statusesOf(late)).toEqual({ rider_on_the_way: "stale" });
  });

  it("waits for the one before it about the same order, not for other orders or channels", async () => {
    const [order_id, other] = [newOrder(), newOrder()];
    await oweMessages(db, [messageOfOrder(order_id, "order_confirmed", minutesAgo(0.5))], BY_BOTH);
    await oweMessages(db, [messageOfOrder(order_id, "being_packed", new Date())], BY_SMS);
    await owe(other, "being_packed");
    const first = await claimDueMessages(db, 10);
    expect(first.map((each) => `${each.kind} ${each.channel}`).sort()).toEqual([
      "being_packed sms",
      "order_confirmed email",
      "order_confirmed sms",
    ]);
    expect(first.find(({ kind }) => kind === "being_packed")).toMatchObject({ order_id: other });
    for (const message of first) await settleTry(db, message, sent);
    expect(await claimOne()).toMatchObject({ order_id, kind: "being_packed" });
  });

  it("that failed is given up when there is newer to tell", async () => {
    const order_id = newOrder();
    await owe(order_id, "being_packed", minutesAgo(0.5));
    await settleTry(db, await claimOne(), failed);
    await owe(order_id, "delivered");
    await makeDue(order_id);
    expect(await claimOne()).toMatchObject({ kind: "delivered" });
    expect(await statusesOf(order_id)).toEqual({ being_packed: "outdated", delivered: "sending" });
  });

  it("that was found late is given up when there is newer to tell", async () => {
    const order_id = newOrder();
    await owe(order_id, "being_packed", minutesAgo(5));
    await owe(order_id, "delivered", minutesAgo(4));
    expect(await claimOne()).toMatchObject({ kind: "delivered" });
    expect(await statusesOf(order_id)).toMatchObject({ being_packed: "outdated" });
  });

  it("about money is neither outdated nor held up by how far the order is", async () => {
    const order_id = newOrder();
    await owe(order_id, "refunded", minutesAgo(5));
    await owe(order_id, "delivered", minutesAgo(4));
    expect((await claimDueMessages(db, 10)).map(({ kind }) => kind).sort()).toEqual(["delivered", "refunded"]);
  });

  it("that was given up is tried again when an operator asks, one that was sent never", async () => {
    const order_id = newOrder();
    await owe(order_id, "delivered");
    const refused = await claimOne();
    await settleTry(db, refused, { status: "dead", error: "refused" });
    const again = { id: refused.id, statuses: ["dead"] as const, tries: TRIES, useful_for_seconds: 60 };
    expect(await retryMessage(db, again)).toHaveLength(1);
    expect(await retryMessage(db, again)).toEqual([]);
    const retried = await claimOne();
    expect(retried).toMatchObject({ id: refused.id, attempts: 2, max_attempts: TRIES + 1 });
    await settleTry(db, retried, sent);
    expect(await retryMessage(db, again)).toEqual([]);
  });
});
