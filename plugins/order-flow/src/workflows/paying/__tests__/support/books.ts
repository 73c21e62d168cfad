import { MathBN, Modules } from "@medusajs/framework/utils";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ORDER_FLOW_MODULE } from "../../../../modules/order-flow";
import { workOnRecordsAlone } from "../../../status/records-lease";
import { keptOf } from "../../books";
import { finishReturns, returnPayment } from "../../return-payment";

export interface Refund {
  id: string;
  amount: number;
  raw_amount: { value: string };
  metadata: Record<string, unknown>;
}

/** A gateway that pays once per key, and what it does with its next answers. */
export class Gateway {
  readonly paid = new Map<string, number>();
  readonly asked: string[] = [];
  next: ("lose_answer" | "silent" | "refuse")[] = [];

  refund(key: string, amount: number): void {
    this.asked.push(key);
    const fate = this.next.shift();
    if (fate === "refuse") throw Object.assign(new Error("no"), { code: "payment_refused_by_gateway" });
    if (fate !== "silent") this.paid.set(key, amount);
    if (fate) throw Object.assign(new Error("no answer"), { code: "payment_gateway_unavailable" });
  }

  get total(): number {
    return [...this.paid.values()].reduce((sum, amount) => sum + amount, 0);
  }
}

/**
 * As much of Medusa as giving money back touches, with its way of deleting a refund that its own method sees fail;
 * its Redis has forgotten every lock.
 */
export class Books {
  refunds: Refund[] = [];
  transactions: { reference_id: string; amount: unknown }[] = [];
  readonly gateway = new Gateway();
  /** Whoever asks has the lease, unless a test brings leases of its own. */
  leases: unknown = { claimLease: () => true, renewLease: () => true, endLease: () => undefined };
  /** What happens between the reading of the books and what follows from it. */
  onRead: () => Promise<void> = () => Promise.resolve();
  private names = 0;

  get container(): MedusaContainer {
    const services: Record<string, unknown> = {
      query: { graph: () => this.read() },
      [Modules.PAYMENT]: this.payments(),
      [Modules.ORDER]: {
        listOrderTransactions: () => Promise.resolve(this.transactions),
        addOrderTransactions: (made: { reference_id: string; amount: unknown }) =>
          Promise.resolve(this.transactions.push(made)),
      },
      [Modules.EVENT_BUS]: { emit: () => Promise.resolve() },
      [Modules.LOCKING]: { execute: (_: string, job: () => Promise<unknown>) => job() },
      [ORDER_FLOW_MODULE]: this.leases,
    };
    return { resolve: (name: string) => services[name] } as unknown as MedusaContainer;
  }

  private async read() {
    const data = [{ payment_collections: [{ payments: [this.payment()] }] }];
    await this.onRead();
    return { data };
  }

  payment() {
    const captures = [{ amount: 100 }];
    return {
      id: "pay_1",
      provider_id: "pp_test",
      currency_code: "inr",
      payment_collection_id: "pc_1",
      data: {},
      canceled_at: null,
      captures,
      refunds: this.refunds,
    };
  }

  private payments() {
    const create = (_: unknown, input: { amount: number; metadata: Record<string, unknown> }) => {
      const amount = MathBN.convert(input.amount).toNumber();
      const refund = {
        id: `ref_${++this.names}`,
        amount,
        raw_amount: { value: `${amount}` },
        metadata: input.metadata,
      };
      this.refunds = [...this.refunds, refund];
      return Promise.resolve(refund);
    };
    const ask = (_: unknown, refund: { id: string }) => {
      const { amount = 0 } = this.refunds.find(({ id }) => id === refund.id) ?? {};
      return Promise.resolve().then(() => this.gateway.refund(refund.id, amount));
    };
    const deleteRefunds = (id: string) => {
      this.refunds = this.refunds.filter((refund) => refund.id !== id);
      return Promise.resolve();
    };
    return {
      refundPayment_: create,
      refundPaymentFromProvider_: ask,
      maybeUpdatePaymentCollection_: () => Promise.resolve(),
      deleteRefunds,
      refundPayment: async (input: { amount: number; metadata: Record<string, unknown> }) => {
        const refund = await create(null, input);
        await ask(null, refund).catch(async (error: unknown) => {
          await deleteRefunds(refund.id);
          throw error;
        });
        return this.payment();
      },
    };
  }
}

/** What every caller does, alone: brings to an end what was cut off, then gives back what did not go back yet. */
export function giveBack(books: Books, id: string, amount: number): Promise<void> {
  return workOnRecordsAlone(books.container, "order_1", async (lease) => {
    const [payment] = await finishReturns(books.container, lease, "order_1");
    if (!payment) throw new Error("There is no payment.");
    if (payment.refunds.some(({ purpose }) => purpose?.id === id)) return;
    expect(keptOf(payment)).toBeGreaterThanOrEqual(amount);
    const purpose = { kind: "item" as const, id };
    await returnPayment(books.container, lease, { order_id: "order_1", payment, amount, note: "", purpose });
  });
}
