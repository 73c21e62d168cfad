import type { BigNumberInput, Logger, RefundPaymentInput } from "@medusajs/framework/types";
import { FakeRazorpay } from "../../../../testing";
import RazorpayProvider from "../../razorpay-provider";
import type { SessionData } from "../../session-data";

const TIMEOUT_MS = 300;

export const ACCOUNT = { key_id: "rzp_test_key", key_secret: "key-secret", webhook_secret: "webhook-secret" };

const logger = { warn: () => {}, info: () => {}, error: () => {} } as unknown as Logger;

interface KeptSession {
  id: string;
  status: string;
  authorized_at: string | null;
  data: unknown;
}

/** A fake Razorpay, and as much of Medusa as a payment provider sees: its sessions and the refunds on its books. */
export class Counter {
  readonly fake = new FakeRazorpay(ACCOUNT);
  sessions: KeptSession[] = [];
  refundIds: string[] = [];
  private baseUrl = "";
  private names = 0;

  async start(): Promise<this> {
    this.baseUrl = await this.fake.listen();
    return this;
  }

  provider(options: Record<string, unknown> = {}): RazorpayProvider {
    const container = {
      logger,
      paymentSessionService: {
        list: ({ id }: { id: string[] }) => Promise.resolve(this.sessions.filter((session) => id.includes(session.id))),
      },
      refundService: {
        list: ({ id }: { id: string[] }) =>
          Promise.resolve(this.refundIds.filter((known) => id.includes(known)).map((known) => ({ id: known }))),
      },
    };
    return new RazorpayProvider(container, { ...ACCOUNT, base_url: this.baseUrl, timeout_ms: TIMEOUT_MS, ...options });
  }

  /** A session as Medusa opens it and keeps it. */
  async open(razorpay: RazorpayProvider, amount: BigNumberInput = 153.5, currency_code = "inr"): Promise<SessionData> {
    const id = `payses_${++this.names}`;
    const { data } = await razorpay.initiatePayment({
      amount,
      currency_code,
      data: { session_id: id },
      context: { idempotency_key: id },
    });
    this.sessions.push({ id, status: "pending", authorized_at: null, data });
    return data as SessionData;
  }

  /** A session that is paid and authorised. */
  async openAndPay(razorpay: RazorpayProvider): Promise<{ data: SessionData; paymentId: string }> {
    const data = await this.open(razorpay);
    const { payment } = this.fake.pay(data.razorpay_order_id);
    const authorized = await razorpay.authorizePayment({ data });
    return { data: authorized.data as SessionData, paymentId: payment.id };
  }

  /** A refund as Medusa asks for it: written down first, taken off the books again when it fails. */
  async refund(razorpay: RazorpayProvider, data: SessionData, amount: number, id: string): Promise<SessionData> {
    this.refundIds.push(id);
    const input: RefundPaymentInput = { data, amount, context: { idempotency_key: id } };
    try {
      return (await razorpay.refundPayment(input)).data as SessionData;
    } catch (error) {
      this.refundIds.splice(this.refundIds.indexOf(id), 1);
      throw error;
    }
  }

  /** What Medusa keeps of a session once its cart is completed. */
  place(sessionId: string, change: Partial<KeptSession> = {}): void {
    const session = this.sessions.find(({ id }) => id === sessionId);
    Object.assign(session ?? {}, { authorized_at: "2026-01-01T00:00:00Z", status: "authorized", ...change });
  }
}
