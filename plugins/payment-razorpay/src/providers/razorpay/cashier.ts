import type { RazorpayPayment, RazorpayRefund } from "./entities";
import type { RazorpayGateway } from "./gateway";
import type { MedusaRecords } from "./medusa-records";
import { isUnavailable, refused } from "./refusals";

/** Receipts of refunds that Medusa has on its books begin so; ours, for money that nobody waits for, do not. */
const MEDUSA_REFUND = /^ref_/;

/** Takes money and gives it back, each once, however often it is asked and whatever answers get lost. */
export class Cashier {
  constructor(
    private readonly gateway: RazorpayGateway,
    private readonly records: MedusaRecords,
  ) {}

  /** Makes sure that the payment is captured. Refuses one that failed, is under way or was given back. */
  async capture(paymentId: string): Promise<RazorpayPayment> {
    const payment = await this.gateway.fetchPayment(paymentId);
    if (payment.status === "captured") return payment;
    if (payment.status !== "authorized") {
      throw refused("payment_not_capturable", `A payment that is ${payment.status} cannot be captured.`);
    }
    try {
      return await this.gateway.capture(payment);
    } catch (error) {
      const now = await this.gateway.fetchPayment(paymentId);
      if (now.status === "captured") return now;
      throw error;
    }
  }

  /**
   * Gives back an amount in the smallest unit, once per reference. A refund whose answer was lost is at Razorpay but not
   * on Medusa's books: the next refund of that amount takes its place instead of paying twice.
   */
  async refund(paymentId: string, amount: number, reference: string): Promise<RazorpayRefund> {
    const [payment, refunds] = await Promise.all([
      this.gateway.fetchPayment(paymentId),
      this.gateway.listRefunds(paymentId),
    ]);
    const standing = refunds.filter((refund) => refund.status !== "failed");
    const earlier = standing.find((refund) => refund.receipt === reference) ?? (await this.lost(standing, amount));
    if (earlier) return earlier;
    const left = payment.amount - (payment.amount_refunded ?? 0);
    if (!["captured", "refunded"].includes(payment.status) || amount > left) {
      throw refused("refund_exceeds_payment", "More cannot be given back than was captured and is still there.");
    }
    return this.pay(paymentId, amount, reference);
  }

  /**
   * Gives back all that is there. What is only authorised is captured first: Razorpay cannot release it, and captured by
   * itself later it would be kept. Undefined when no money was taken or none is left.
   */
  async refundAll(paymentId: string, reference: string): Promise<RazorpayRefund | undefined> {
    const found = await this.gateway.fetchPayment(paymentId);
    if (found.status !== "authorized" && found.status !== "captured") return undefined;
    const payment = await this.capture(paymentId);
    const left = payment.amount - (payment.amount_refunded ?? 0);
    return left > 0 ? this.pay(paymentId, left, reference) : undefined;
  }

  private async pay(paymentId: string, amount: number, reference: string): Promise<RazorpayRefund> {
    try {
      return await this.gateway.refund({ payment_id: paymentId, amount, reference });
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      const refunds = await this.gateway.listRefunds(paymentId);
      const made = refunds.find((refund) => refund.receipt === reference && refund.status !== "failed");
      if (made) return made;
      throw error;
    }
  }

  private async lost(refunds: RazorpayRefund[], amount: number): Promise<RazorpayRefund | undefined> {
    const candidates = refunds.filter(
      (refund) => refund.amount === amount && refund.receipt && MEDUSA_REFUND.test(refund.receipt),
    );
    const known = await this.records.listRefundIds(candidates.map((refund) => refund.receipt ?? ""));
    return candidates.find((refund) => !known.includes(refund.receipt ?? ""));
  }
}
