import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  Logger,
  ProviderWebhookPayload,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types";
import { AbstractPaymentProvider, PaymentActions } from "@medusajs/framework/utils";
import { razorpayCallbackSchema } from "../../contract";
import { fromSubunits, toSubunits } from "./amounts";
import { Cashier } from "./cashier";
import { decidingPayment, requireSamePayment } from "./choose-payment";
import type { RazorpayOrder, RazorpayPayment } from "./entities";
import { RazorpayGateway } from "./gateway";
import { recordsOf, type MedusaRecords } from "./medusa-records";
import { readRazorpayOptions, type RazorpayOptions } from "./options";
import { isUnavailable, notPaid, refused } from "./refusals";
import { readSessionData, withPayment, type SessionData } from "./session-data";
import { isCallbackSigned } from "./signatures";
import { readWebhook, type RazorpayEvent } from "./webhook";

type SessionStatus = GetPaymentStatusOutput["status"];

const STATUS_OF: Record<RazorpayPayment["status"], SessionStatus> = {
  created: "pending_authorization",
  authorized: "authorized",
  captured: "captured",
  refunded: "canceled",
  failed: "error",
};

/**
 * Razorpay. A session is an order at Razorpay that the customer pays in its checkout; what was paid is always read from
 * Razorpay itself, never believed from a client. Medusa counts in major units, Razorpay in the smallest unit.
 */
export default class RazorpayProvider extends AbstractPaymentProvider<RazorpayOptions> {
  static override identifier = "razorpay";

  private readonly options: RazorpayOptions;
  private readonly logger: Logger;
  private readonly records: MedusaRecords;
  private readonly gateway: RazorpayGateway;
  private readonly cashier: Cashier;

  static override validateOptions(options: Record<string, unknown>): void {
    readRazorpayOptions(options);
  }

  constructor(container: { logger: Logger } & Record<string, unknown>, options: unknown) {
    const read = readRazorpayOptions(options);
    super(container, read);
    this.options = read;
    this.logger = container.logger;
    this.records = recordsOf(container);
    this.gateway = new RazorpayGateway(read, container.logger);
    this.cashier = new Cashier(this.gateway, this.records);
  }

  /** Opens an order at Razorpay. The data is what Razorpay Checkout needs, amount in the smallest unit. */
  override async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const session_id = textOf(input.data?.session_id) ?? textOf(input.context?.idempotency_key);
    if (!session_id) throw new Error("Medusa opened a payment without the id of its session.");
    const data = await this.openOrder(session_id, 1, input);
    return { id: data.razorpay_order_id, status: "pending", data };
  }

  /**
   * Reads from Razorpay what has become of the order. Paid is captured, or authorised where captures are made by hand;
   * under way is `pending_authorization`; everything else is a refusal that leaves the session as it was.
   */
  override async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const data = readSessionData(input.data);
    const payment = await this.findPayment(data);
    if (!payment) {
      throw notPaid("payment_not_made", "The order has not been paid yet: pay it, then complete the cart again.");
    }
    requireSamePayment(data, payment);
    if (payment.status === "failed") {
      throw notPaid("payment_failed", `The payment failed: ${payment.error_description ?? "try another method"}`);
    }
    if (payment.status === "refunded" || (payment.amount_refunded ?? 0) > 0) {
      throw notPaid("payment_not_made", "This payment was given back: open a new payment session and pay again.");
    }
    const settled =
      payment.status === "authorized" && this.options.auto_capture ? await this.cashier.capture(payment.id) : payment;
    return { status: STATUS_OF[settled.status], data: withPayment(data, settled) };
  }

  /** Takes the whole amount; a payment that is captured already is a success. */
  override async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const data = readSessionData(input.data);
    const payment = await this.cashier.capture(paymentIdOf(data));
    requireSamePayment(data, payment);
    return { data: withPayment(data, payment) };
  }

  /** Gives back a part or all. A payment that was cancelled has given everything back already. */
  override async refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const data = readSessionData(input.data);
    if (data.cancelled_at) return { data };
    const reference = input.context?.idempotency_key;
    if (!reference) throw new Error("Medusa asked for a refund without naming it.");
    const paymentId = paymentIdOf(data);
    await this.cashier.refund(paymentId, toSubunits(input.amount, data.currency), reference);
    return { data: withPayment(data, await this.gateway.fetchPayment(paymentId)) };
  }

  /** Undoes a payment: what was taken goes back. */
  override async cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    const data = readSessionData(input.data);
    if (data.cancelled_at) return { data };
    await this.returnEverything(data);
    return { data: { ...data, cancelled_at: new Date().toISOString() } };
  }

  /**
   * Medusa drops the session because the cart changed or another method was chosen; what was paid meanwhile goes back.
   * While Razorpay is out of reach a session that is not known to be paid may go: its webhook gives the money back.
   */
  override async deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    if (!textOf(input.data?.razorpay_order_id)) return { data: input.data };
    const data = readSessionData(input.data);
    try {
      await this.returnEverything(data);
    } catch (error) {
      if (!isUnavailable(error) || data.razorpay_payment_id) throw error;
      this.logger.warn(`Razorpay's order ${data.razorpay_order_id} was dropped without asking whether it is paid.`);
    }
    return { data: { ...data, cancelled_at: new Date().toISOString() } };
  }

  /** Takes in the client's callback, or opens another order when the amount changed before it was paid. */
  override async updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    const data = readSessionData(input.data);
    const amount = toSubunits(input.amount, input.currency_code);
    if (amount === data.amount && input.currency_code.toUpperCase() === data.currency) {
      this.requireSigned(data);
      return { data };
    }
    const payment = decidingPayment(await this.gateway.listOrderPayments(data.razorpay_order_id));
    if (payment && payment.status !== "failed" && payment.status !== "refunded") {
      throw refused("payment_already_made", "The amount cannot change any more: this session is being paid.");
    }
    return {
      status: "pending",
      data: { ...data, ...(await this.openOrder(data.session_id, data.order_number + 1, input)) },
    };
  }

  override async retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    const data = readSessionData(input.data);
    const payment = await this.findPayment(data);
    return { data: payment ? withPayment(data, payment) : data };
  }

  override async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    const data = readSessionData(input.data);
    if (data.cancelled_at) return { status: "canceled", data };
    const payment = await this.findPayment(data);
    return payment
      ? { status: STATUS_OF[payment.status], data: withPayment(data, payment) }
      : { status: "requires_more", data };
  }

  /**
   * What a webhook means to Medusa. The session is the one in the notes of Razorpay's order, which only this provider
   * writes. A payment that comes before its order exists is only said to be authorised: completing the cart captures it,
   * whereas Medusa would capture it without an order and then give it back. Money for a session that is gone goes back.
   */
  override async getWebhookActionAndData(payload: ProviderWebhookPayload["payload"]): Promise<WebhookActionResult> {
    const event = readWebhook(payload, this.options.webhook_secret);
    if (!event?.payment.order_id) return { action: PaymentActions.NOT_SUPPORTED };
    const order = event.order ?? (await this.gateway.fetchOrder(event.payment.order_id));
    const session_id = textOf(order.notes.session_id);
    if (!session_id) return { action: PaymentActions.NOT_SUPPORTED };
    const { payment } = event;
    const data = { session_id, amount: fromSubunits(payment.amount, payment.currency) };
    return { action: await this.actionOf(event, order, session_id), data };
  }

  private async actionOf(event: RazorpayEvent, order: RazorpayOrder, sessionId: string): Promise<PaymentActions> {
    if (event.meaning === "given_back") return PaymentActions.NOT_SUPPORTED;
    if (event.meaning === "failed") return PaymentActions.FAILED;
    requireSamePayment({ razorpay_order_id: order.id, amount: order.amount, currency: order.currency }, event.payment);
    const session = await this.records.findSession(sessionId);
    const data = session?.data as Partial<SessionData> | undefined;
    if (!session || data?.razorpay_order_id !== order.id) {
      this.logger.warn(`Razorpay's payment ${event.payment.id} is for a session that is gone: it is given back.`);
      await this.cashier.refundAll(event.payment.id, `stray-${event.payment.id}`);
      return PaymentActions.CANCELED;
    }
    const hasOrder = !!session.authorized_at || session.status === "pending_authorization";
    const captured = event.name !== "payment.authorized";
    return hasOrder && captured ? PaymentActions.SUCCESSFUL : PaymentActions.AUTHORIZED;
  }

  private async openOrder(
    session_id: string,
    order_number: number,
    asked: Pick<InitiatePaymentInput, "amount" | "currency_code">,
  ): Promise<SessionData> {
    const currency = asked.currency_code.toUpperCase();
    const amount = toSubunits(asked.amount, currency);
    const order = await this.gateway.createOrder({
      amount,
      currency,
      receipt: `${session_id}-${order_number}`,
      session_id,
    });
    return {
      session_id,
      razorpay_order_id: order.id,
      key_id: this.options.key_id,
      amount,
      currency,
      order_number,
      razorpay_payment_id: null,
      razorpay_signature: null,
      payment_status: null,
      cancelled_at: null,
    };
  }

  private async findPayment(data: SessionData): Promise<RazorpayPayment | undefined> {
    this.requireSigned(data);
    const payments = await this.gateway.listOrderPayments(data.razorpay_order_id);
    const named = data.razorpay_payment_id;
    // A payment of another order is fetched to be refused by comparison.
    if (named && !payments.some((payment) => payment.id === named)) return this.gateway.fetchPayment(named);
    return decidingPayment(payments);
  }

  /** A payment id that came from the client counts only with Razorpay's signature for it and this order. */
  private requireSigned(data: SessionData): void {
    if (data.payment_status || (!data.razorpay_payment_id && !data.razorpay_signature)) return;
    const callback = razorpayCallbackSchema.safeParse(data);
    if (!callback.success || !isCallbackSigned(callback.data, this.options.key_secret)) {
      throw refused("payment_signature_invalid", "The payment's signature is not Razorpay's for this order.");
    }
  }

  private async returnEverything(data: SessionData): Promise<void> {
    const payments = await this.gateway.listOrderPayments(data.razorpay_order_id);
    for (const payment of payments) await this.cashier.refundAll(payment.id, `cancel-${payment.id}`);
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function paymentIdOf(data: SessionData): string {
  if (!data.razorpay_payment_id) throw refused("payment_not_capturable", "This session has not been paid.");
  return data.razorpay_payment_id;
}
