import { createHmac, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerRazorpay, FakeError, type Books, type FakeOrder, type FakePayment, type FakeRefund } from "./fake-books";

export type { FakePayment } from "./fake-books";

/** The keys of the account that the fake serves. */
export interface FakeAccount {
  key_id: string;
  key_secret: string;
  webhook_secret: string;
}

/**
 * How a call goes wrong: an error instead of its effect, no answer and no effect, or the effect with its answer lost.
 */
export type FakeFailure = { status: number; code?: string; description?: string } | "silent" | "lose_answer";

interface Trap {
  method: string;
  path: RegExp;
  failure: FakeFailure;
  /** How many fitting calls go well before. */
  after: number;
}

/**
 * A Razorpay for tests: its documented API over HTTP, its checkout and its bank as methods. Nothing is kept beyond it.
 */
export class FakeRazorpay {
  /** Every call that arrived, as `POST /v1/orders`. */
  readonly calls: string[] = [];
  private readonly books: Books = { orders: new Map(), payments: new Map(), refunds: new Map(), keys: new Map() };
  private traps: Trap[] = [];
  private server?: Server;

  constructor(readonly account: FakeAccount) {}

  /** Answers from then on, at the given port or at a free one. Returns its address. */
  async listen(port = 0): Promise<string> {
    this.server = createServer((req, res) => void this.serve(req, res));
    await new Promise<void>((resolve, reject) => {
      this.server?.once("error", reject).listen(port, resolve);
    });
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** Ends it, calls without an answer included. */
  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
    this.server = undefined;
  }

  /** The next call that fits goes wrong; with `after`, the one that many fitting calls later. */
  failNext(method: string, path: RegExp, failure: FakeFailure, after = 0): void {
    this.traps.push({ method, path, failure, after });
  }

  /** How many calls of that kind arrived. */
  countCalls(method: string, path: RegExp): number {
    return this.calls.filter((call) => call.startsWith(`${method} `) && path.test(call.slice(method.length + 1)))
      .length;
  }

  /**
   * What a customer does in the checkout: a payment of the order, authorised unless said otherwise and then captured if
   * the order asks for it, and what the checkout hands to the browser.
   */
  pay(orderId: string, asked: Partial<Pick<FakePayment, "status" | "amount" | "currency" | "notes">> = {}) {
    const order = this.order(orderId);
    const payment: FakePayment = {
      id: newId("pay"),
      entity: "payment",
      order_id: orderId,
      amount: order.amount,
      currency: order.currency,
      status: "created",
      captured: false,
      amount_refunded: 0,
      refund_status: null,
      method: "upi",
      notes: [],
      error_code: null,
      error_description: null,
      created_at: Math.floor(Date.now() / 1000),
      ...asked,
    };
    this.books.payments.set(payment.id, payment);
    order.attempts += 1;
    if (order.status === "created") order.status = "attempted";
    if ((asked.status ?? "authorized") === "authorized") this.settle(payment.id);
    if (asked.status === "captured") this.capture(payment);
    if (asked.status === "failed") payment.error_description = "Payment was declined by the bank";
    return { payment, callback: this.callbackOf(payment) };
  }

  /** The bank says yes, sooner or later: authorised, and captured if the order asks for that. */
  settle(paymentId: string): FakePayment {
    const payment = this.payment(paymentId);
    payment.status = "authorized";
    if (this.order(payment.order_id).payment?.capture === "automatic") this.capture(payment);
    return payment;
  }

  /** What the checkout hands to the browser after a payment. */
  callbackOf(payment: FakePayment) {
    const signed = `${payment.order_id}|${payment.id}`;
    return {
      razorpay_order_id: payment.order_id,
      razorpay_payment_id: payment.id,
      razorpay_signature: createHmac("sha256", this.account.key_secret).update(signed).digest("hex"),
    };
  }

  /** A webhook about a payment as Razorpay would send it: the raw body and its headers. */
  webhook(event: string, paymentId: string) {
    const payment = this.payment(paymentId);
    const refund = this.refundsOf(paymentId)[0];
    const contains: Record<string, unknown> = { payment: { entity: payment } };
    if (event.startsWith("order.")) contains.order = { entity: this.order(payment.order_id) };
    if (event.startsWith("refund.")) contains.refund = { entity: refund };
    const body = JSON.stringify({
      entity: "event",
      account_id: "acc_fake",
      event,
      contains: Object.keys(contains),
      payload: contains,
      created_at: payment.created_at,
    });
    const signature = createHmac("sha256", this.account.webhook_secret).update(body).digest("hex");
    return {
      body,
      headers: {
        "content-type": "application/json",
        "x-razorpay-signature": signature,
        "x-razorpay-event-id": newId("evt"),
      },
    };
  }

  order(id: string): FakeOrder {
    return found(this.books.orders.get(id), id);
  }

  payment(id: string): FakePayment {
    return found(this.books.payments.get(id), id);
  }

  refundsOf(paymentId: string): FakeRefund[] {
    return [...this.books.refunds.values()].filter((refund) => refund.payment_id === paymentId);
  }

  private capture(payment: FakePayment): void {
    payment.status = "captured";
    payment.captured = true;
    this.order(payment.order_id).status = "paid";
  }

  private async serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const method = req.method ?? "";
    const { pathname } = new URL(req.url ?? "", "http://localhost");
    const body = await readBody(req);
    this.calls.push(`${method} ${pathname}`);
    const failure = this.springTrap(method, pathname);
    if (failure === "silent") return;
    try {
      this.checkKeys(req);
      if (failure && failure !== "lose_answer") {
        throw new FakeError(failure.status, failure.code ?? "SERVER_ERROR", failure.description ?? "Try again later");
      }
      const key = req.headers["x-refund-idempotency"];
      const answer = answerRazorpay(this.books, { method, path: pathname, body, key: String(key ?? "") });
      if (failure) res.destroy();
      else send(res, 200, answer);
    } catch (error) {
      if (!(error instanceof FakeError)) throw error;
      const { status, code, message: description } = error;
      send(res, status, { error: { code, description, source: "business", step: "payment_initiation", reason: "NA" } });
    }
  }

  private springTrap(method: string, path: string): FakeFailure | undefined {
    const fitting = this.traps.filter((trap) => trap.method === method && trap.path.test(path));
    const sprung = fitting.find((trap) => trap.after-- <= 0);
    this.traps = this.traps.filter((trap) => trap !== sprung);
    return sprung?.failure;
  }

  private checkKeys(req: IncomingMessage): void {
    const { key_id, key_secret } = this.account;
    const expected = `Basic ${Buffer.from(`${key_id}:${key_secret}`).toString("base64")}`;
    if (req.headers.authorization !== expected) throw new FakeError(401, "BAD_REQUEST_ERROR", "Authentication failed");
  }
}

function newId(kind: string): string {
  return `${kind}_${randomBytes(7).toString("hex")}`;
}

function found<T>(thing: T | undefined, id: string): T {
  if (!thing) throw new Error(`The fake has no ${id}.`);
  return thing;
}

async function readBody(req: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}

function send(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
