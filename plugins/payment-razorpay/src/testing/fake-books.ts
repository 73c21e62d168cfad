import { randomBytes } from "node:crypto";

/** An order as Razorpay documents it. */
export interface FakeOrder {
  id: string;
  entity: "order";
  amount: number;
  amount_paid: number;
  amount_due: number;
  currency: string;
  receipt: string | null;
  status: "created" | "attempted" | "paid";
  attempts: number;
  notes: Record<string, string> | [];
  payment?: { capture?: string };
  created_at: number;
}

/** A payment as Razorpay documents it. */
export interface FakePayment {
  id: string;
  entity: "payment";
  order_id: string;
  amount: number;
  currency: string;
  status: "created" | "authorized" | "captured" | "refunded" | "failed";
  captured: boolean;
  amount_refunded: number;
  refund_status: null | "partial" | "full";
  method: string;
  notes: Record<string, string> | [];
  error_code: string | null;
  error_description: string | null;
  created_at: number;
}

/** A refund as Razorpay documents it. */
export interface FakeRefund {
  id: string;
  entity: "refund";
  payment_id: string;
  amount: number;
  currency: string;
  receipt: string | null;
  status: "processed";
  created_at: number;
}

/** Everything the fake knows; `keys` remembers the refund of each idempotency key. */
export interface Books {
  orders: Map<string, FakeOrder>;
  payments: Map<string, FakePayment>;
  refunds: Map<string, FakeRefund>;
  keys: Map<string, { refund: FakeRefund; body: string }>;
}

/** One call, its idempotency key empty where none was sent. */
export interface FakeCall {
  method: string;
  path: string;
  body: Record<string, unknown>;
  key: string;
}

/** An error answer of Razorpay's: `{error: {code, description}}` with this status. */
export class FakeError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    description: string,
  ) {
    super(description);
  }
}

const bad = (description: string) => new FakeError(400, "BAD_REQUEST_ERROR", description);
const MINIMUM_AMOUNT = 100;
const MINIMUM_KEY = 10;
const MAXIMUM_RECEIPT = 40;

type Handler = (books: Books, id: string, call: FakeCall) => unknown;

const ROUTES: [string, RegExp, Handler][] = [
  ["POST", /^\/v1\/orders$/, createOrder],
  ["GET", /^\/v1\/orders\/([^/]+)$/, ({ orders }, id) => find(orders, id)],
  ["GET", /^\/v1\/orders\/([^/]+)\/payments$/, listOrderPayments],
  ["GET", /^\/v1\/payments\/([^/]+)$/, ({ payments }, id) => find(payments, id)],
  ["POST", /^\/v1\/payments\/([^/]+)\/capture$/, capturePayment],
  ["POST", /^\/v1\/payments\/([^/]+)\/refund$/, refundPayment],
  ["GET", /^\/v1\/payments\/([^/]+)\/refunds$/, listRefunds],
];

/** What Razorpay's API answers to a call; throws a FakeError for what it refuses. */
export function answerRazorpay(books: Books, call: FakeCall): unknown {
  for (const [method, path, handler] of ROUTES) {
    const match = method === call.method && path.exec(call.path);
    if (match) return handler(books, match[1] ?? "", call);
  }
  throw bad("The requested URL was not found on the server.");
}

function createOrder({ orders }: Books, _id: string, { body }: FakeCall): FakeOrder {
  const { amount, currency, receipt, notes, payment } = body as unknown as FakeOrder;
  if (!Number.isInteger(amount)) throw bad("The amount must be an integer.");
  if (amount < MINIMUM_AMOUNT) throw bad("Order amount less than minimum amount allowed");
  if (!/^[A-Z]{3}$/.test(currency)) throw bad("The currency must be 3 characters.");
  if ((receipt ?? "").length > MAXIMUM_RECEIPT) throw bad("The receipt may not be greater than 40 characters.");
  const order: FakeOrder = {
    id: `order_${randomBytes(7).toString("hex")}`,
    entity: "order",
    amount,
    amount_paid: 0,
    amount_due: amount,
    currency,
    receipt: receipt ?? null,
    status: "created",
    attempts: 0,
    notes: notes ?? [],
    payment,
    created_at: now(),
  };
  orders.set(order.id, order);
  return order;
}

function listOrderPayments({ orders, payments }: Books, id: string): unknown {
  find(orders, id);
  return collection([...payments.values()].filter((payment) => payment.order_id === id));
}

function capturePayment({ orders, payments }: Books, id: string, { body }: FakeCall): FakePayment {
  const payment = find(payments, id);
  if (payment.captured) throw bad("This payment has already been captured");
  if (payment.status !== "authorized") throw bad("Only payments which have been authorized can be captured");
  if (body.amount !== payment.amount) throw bad("Capture amount must be equal to the amount authorized");
  if (body.currency !== payment.currency) throw bad("Payment currency does not match the currency of the capture");
  payment.status = "captured";
  payment.captured = true;
  const order = find(orders, payment.order_id);
  order.status = "paid";
  return payment;
}

function refundPayment({ payments, refunds, keys }: Books, id: string, { body, key }: FakeCall): FakeRefund {
  const said = JSON.stringify(body);
  const earlier = keys.get(key);
  if (key && key.length < MINIMUM_KEY) throw bad("The idempotency key must be at least 10 characters.");
  if (earlier && earlier.body !== said) {
    throw bad("Different request with the same idempotency key has already been processed.");
  }
  if (earlier) return earlier.refund;
  const payment = find(payments, id);
  const left = payment.amount - payment.amount_refunded;
  const amount = Number(body.amount ?? left);
  if (!payment.captured) throw bad("The payment status should be captured for action to be taken");
  if (left === 0) throw bad("The payment has been fully refunded already");
  if (amount > left) throw bad("The refund amount provided is greater than amount captured");
  const refund: FakeRefund = {
    id: `rfnd_${randomBytes(7).toString("hex")}`,
    entity: "refund",
    payment_id: id,
    amount,
    currency: payment.currency,
    receipt: typeof body.receipt === "string" ? body.receipt : null,
    status: "processed",
    created_at: now(),
  };
  refunds.set(refund.id, refund);
  if (key) keys.set(key, { refund, body: said });
  payment.amount_refunded += amount;
  payment.refund_status = payment.amount_refunded === payment.amount ? "full" : "partial";
  if (payment.refund_status === "full") payment.status = "refunded";
  return refund;
}

function listRefunds({ payments, refunds }: Books, id: string): unknown {
  find(payments, id);
  return collection([...refunds.values()].filter((refund) => refund.payment_id === id));
}

function collection<T>(items: T[]): { entity: "collection"; count: number; items: T[] } {
  return { entity: "collection", count: items.length, items };
}

function find<T>(things: Map<string, T>, id: string): T {
  const thing = things.get(id);
  if (!thing) throw bad("The id provided does not exist");
  return thing;
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
