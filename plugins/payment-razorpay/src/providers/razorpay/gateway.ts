import Razorpay from "razorpay";
import type { z } from "zod";
import type { Logger } from "@medusajs/framework/types";
import {
  orderSchema,
  pageOf,
  paymentSchema,
  refundSchema,
  type RazorpayOrder,
  type RazorpayPayment,
  type RazorpayRefund,
} from "./entities";
import type { RazorpayOptions } from "./options";
import { refused, unavailable } from "./refusals";

const MAX_ANSWER_BYTES = 1024 * 1024;
const MAX_PAGE = 100;
/** Razorpay's shortest window for automatic capture; what is authorised later than that goes back by itself. */
const AUTOMATIC_CAPTURE_MINUTES = 12;
/** How long Razorpay keeps what was authorised for a capture: its longest, five days. */
const MANUAL_CAPTURE_MINUTES = 5 * 24 * 60;
const NO_ANSWER = 0;
const REFUND_PATH = /\/payments\/[^/]+\/refund$/;

/** What the package rejects with once a failure without an answer has been given one (see `prepare`). */
interface Failure {
  statusCode?: number;
  error?: { code?: string; description?: string; reason?: string };
}

/** The part of the package's HTTP client that it does not describe in its types. */
interface HttpClient {
  defaults: Record<string, unknown>;
  interceptors: {
    request: { use(change: (request: HttpRequest) => HttpRequest): void };
    response: { use(answered: undefined, failed: (error: HttpError) => Promise<never>): void };
  };
}
interface HttpRequest {
  url?: string;
  data?: { receipt?: string };
  headers: { set(name: string, value: string): void };
}
interface HttpError extends Error {
  code?: string;
  response?: { status: number; data: unknown };
}

/**
 * Razorpay's API through its own package, with what the package leaves out: the host, a time limit, the idempotency key
 * of refunds, and an answer that is checked. Every failure is a PaymentRefusal: `payment_gateway_unavailable` when nobody
 * knows whether the call had its effect, `payment_refused_by_gateway` when Razorpay said no.
 */
export class RazorpayGateway {
  private readonly api: Razorpay;

  constructor(
    private readonly options: RazorpayOptions,
    private readonly logger: Pick<Logger, "warn">,
  ) {
    this.api = new Razorpay({ key_id: options.key_id, key_secret: options.key_secret });
    prepare((this.api.api as unknown as { rq: HttpClient }).rq, options);
  }

  /** Creates the order a customer pays; amount in the smallest unit, the receipt ours and unique. */
  createOrder(order: {
    amount: number;
    currency: string;
    receipt: string;
    session_id: string;
  }): Promise<RazorpayOrder> {
    const { amount, currency, receipt, session_id } = order;
    const capture_options = this.options.auto_capture
      ? { automatic_expiry_period: AUTOMATIC_CAPTURE_MINUTES, refund_speed: "normal" }
      : { manual_expiry_period: MANUAL_CAPTURE_MINUTES, refund_speed: "normal" };
    const body = {
      amount,
      currency,
      receipt,
      notes: { session_id },
      payment: { capture: this.options.auto_capture ? "automatic" : "manual", capture_options },
    };
    return this.ask("create an order", orderSchema, () =>
      this.api.orders.create(body as unknown as Parameters<Razorpay["orders"]["create"]>[0]),
    );
  }

  fetchOrder(orderId: string): Promise<RazorpayOrder> {
    return this.ask("fetch an order", orderSchema, () => this.api.orders.fetch(orderId));
  }

  async listOrderPayments(orderId: string): Promise<RazorpayPayment[]> {
    const page = await this.ask("list an order's payments", pageOf(paymentSchema), () =>
      this.api.orders.fetchPayments(orderId),
    );
    return page.items;
  }

  fetchPayment(paymentId: string): Promise<RazorpayPayment> {
    return this.ask("fetch a payment", paymentSchema, () => this.api.payments.fetch(paymentId));
  }

  /** Takes the money of an authorised payment, all of it: Razorpay captures no parts. */
  capture({ id, amount, currency }: RazorpayPayment): Promise<RazorpayPayment> {
    return this.ask("capture a payment", paymentSchema, () => this.api.payments.capture(id, amount, currency));
  }

  async listRefunds(paymentId: string): Promise<RazorpayRefund[]> {
    const page = await this.ask("list a payment's refunds", pageOf(refundSchema), () =>
      this.api.payments.fetchMultipleRefund(paymentId, { count: MAX_PAGE }),
    );
    return page.items;
  }

  /** Gives money back; the reference is receipt and idempotency key in one, so repeating it gives nothing twice. */
  refund(refund: { payment_id: string; amount: number; reference: string }): Promise<RazorpayRefund> {
    const { payment_id, amount, reference } = refund;
    return this.ask("refund a payment", refundSchema, () =>
      this.api.payments.refund(payment_id, { amount, speed: "normal", receipt: reference, notes: {} }),
    );
  }

  private async ask<T>(what: string, schema: z.ZodType<T>, call: () => Promise<unknown>): Promise<T> {
    let answer: unknown;
    try {
      answer = await call();
    } catch (thrown) {
      const { statusCode = NO_ANSWER, error } = thrown as Failure;
      const why = `${statusCode || "no answer"} ${error?.code ?? ""} ${error?.reason ?? ""}`.trimEnd();
      this.logger.warn(`Razorpay could not ${what}: ${why}`);
      if (statusCode < 400 || statusCode >= 500 || [401, 408, 409, 429].includes(statusCode)) throw unavailable();
      throw refused(
        "payment_refused_by_gateway",
        `Razorpay refuses to ${what}: ${error?.description ?? "no reason given"}`,
      );
    }
    const read = schema.safeParse(answer);
    if (read.success) return read.data;
    this.logger.warn(`Razorpay answered something unexpected to: ${what}`);
    throw unavailable();
  }
}

function prepare(http: HttpClient, { base_url, timeout_ms }: RazorpayOptions): void {
  Object.assign(http.defaults, {
    baseURL: base_url,
    timeout: timeout_ms,
    maxRedirects: 0,
    maxContentLength: MAX_ANSWER_BYTES,
  });
  http.interceptors.request.use((request) => {
    if (request.url && REFUND_PATH.test(request.url) && request.data?.receipt) {
      request.headers.set("X-Refund-Idempotency", request.data.receipt);
    }
    return request;
  });
  // The package reads the status of an answer without asking whether there was one.
  http.interceptors.response.use(undefined, (error) => {
    error.response ??= { status: NO_ANSWER, data: { error: { code: error.code ?? "NO_ANSWER" } } };
    return Promise.reject(error);
  });
}
