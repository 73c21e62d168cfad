import { differenceOwed } from "../../modules/order-flow/policies/missing-records";
import { moneyOf, type BookedRefund, type PaymentBooks } from "./books";

const DUE = 60;

const refundOf = (amount: number, kind: "short_pick" | "item" | null, is_complete = true): BookedRefund => ({
  id: `ref_${kind}_${amount}`,
  amount,
  purpose: kind && { kind, id: "order_1" },
  is_complete,
});

const owedAfter = (...refunds: BookedRefund[]): number => {
  const payment: PaymentBooks = {
    id: "pay_1",
    amount: 100,
    provider_id: "pp_test",
    currency_code: "inr",
    payment_collection_id: "pc_1",
    data: {},
    is_cancelled: false,
    captured: 100,
    refunds,
  };
  return differenceOwed(DUE, moneyOf([payment]));
};

describe("the difference of a short pick", () => {
  it("is less by what an operator gave back with Medusa's own means, whether or not the order knows of it", () => {
    expect(owedAfter(refundOf(15, null))).toBe(25);
    expect(owedAfter(refundOf(15, null, false))).toBe(25);
    expect(owedAfter(refundOf(40, null))).toBe(0);
    expect(owedAfter(refundOf(25, "short_pick"), refundOf(15, null))).toBe(0);
  });

  it("is not less by a refund of delivered items, which is on top of it", () => {
    expect(owedAfter(refundOf(30, "item"))).toBe(40);
  });

  it("stays owed while its own refund is cut off, so that it is brought to its end", () => {
    expect(owedAfter(refundOf(40, "short_pick", false))).toBeGreaterThan(0);
  });
});
