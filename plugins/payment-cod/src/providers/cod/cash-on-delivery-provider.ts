import { randomUUID } from "node:crypto";
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
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types";
import { AbstractPaymentProvider, BigNumber, PaymentActions } from "@medusajs/framework/utils";

/** Where the cash is: still with the customer, with the rider, handed back, or never to be collected. */
export type CashState = "to_collect" | "collected" | "handed_back" | "cancelled";

type CashData = Record<string, unknown> & { id?: string; state?: CashState };

const STATUS_OF: Record<CashState, GetPaymentStatusOutput["status"]> = {
  to_collect: "authorized",
  collected: "captured",
  handed_back: "captured",
  cancelled: "canceled",
};

/**
 * Cash on delivery. No gateway stands behind it: a promise to pay at the door is an authorisation, the rider's collection
 * is the capture, and cancelling or refunding only writes down what happens to the cash. Amounts stay with Medusa's
 * payment, capture and refund records; the data kept here says where the cash is and since when.
 */
export default class CashOnDeliveryProvider extends AbstractPaymentProvider {
  static override identifier = "cod";

  constructor(container: Record<string, unknown>, options: Record<string, unknown> = {}) {
    super(container, options);
  }

  override initiatePayment(_input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const id = `cod_${randomUUID()}`;
    return Promise.resolve({ id, status: "pending", data: { id, method: "cash_on_delivery", state: "to_collect" } });
  }

  override authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return Promise.resolve({ status: "authorized", data: moved(input.data, "to_collect", "authorized_at") });
  }

  override capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    return Promise.resolve({ data: moved(input.data, "collected", "collected_at") });
  }

  override cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    return Promise.resolve({ data: moved(input.data, "cancelled", "cancelled_at") });
  }

  /** Writes down that cash is handed back by a person; no money moves through a machine. */
  override refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const before = Array.isArray(input.data?.hand_backs) ? (input.data.hand_backs as unknown[]) : [];
    const handBack = { amount: new BigNumber(input.amount).numeric, at: new Date().toISOString() };
    return Promise.resolve({
      data: { ...moved(input.data, "handed_back", "handed_back_at"), hand_backs: [...before, handBack] },
    });
  }

  override deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return Promise.resolve({ data: moved(input.data, "cancelled", "cancelled_at") });
  }

  /** The amount may change until the door: it is not part of the data. */
  override updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    return Promise.resolve({ status: statusOf(input.data), data: { ...input.data } });
  }

  override retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    return Promise.resolve({ data: { ...input.data } });
  }

  override getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    return Promise.resolve({ status: statusOf(input.data), data: { ...input.data } });
  }

  /** Nobody sends webhooks about cash. */
  override getWebhookActionAndData(): Promise<WebhookActionResult> {
    return Promise.resolve({ action: PaymentActions.NOT_SUPPORTED });
  }
}

function moved(data: CashData | undefined, state: CashState, stamp: string): CashData {
  return { ...data, state, [stamp]: new Date().toISOString() };
}

function statusOf(data: CashData | undefined): GetPaymentStatusOutput["status"] {
  return STATUS_OF[data?.state ?? "to_collect"];
}
