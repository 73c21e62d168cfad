import { planRefund, totalOf, type RefundableLine } from "./plan-refund";

const line = (changed: Partial<RefundableLine> = {}): RefundableLine => ({
  id: "l1",
  line_item_id: "i1",
  quantity: 3,
  picked_quantity: 3,
  line_total: 100,
  substituted_quantity: 0,
  substitute_unit_price: null,
  nominal_weight_grams: null,
  picked_weight_grams: null,
  substitute_nominal_weight_grams: null,
  substitute_weight_grams: null,
  refunded_quantity: 0,
  refunded_amount: 0,
  ...changed,
});
const pieces = (quantity: number) => [{ line_item_id: "i1", quantity }];

describe("what delivered items are worth", () => {
  it("is their share of what was paid, and the last piece takes what is left", () => {
    expect(planRefund([line()], pieces(1))).toEqual([{ line_id: "l1", quantity: 1, amount: 33.33 }]);
    expect(planRefund([line()], pieces(3))).toMatchObject([{ amount: 100 }]);
    expect(planRefund([line({ refunded_quantity: 2, refunded_amount: 66.66 })], pieces(1))).toMatchObject([
      { amount: 33.34 },
    ]);
  });

  it("is of what was picked, not of what was ordered", () => {
    expect(planRefund([line({ picked_quantity: 2 })], pieces(2))).toMatchObject([{ amount: 66.66 }]);
    const cheaper = { substituted_quantity: 3, substitute_unit_price: 20 };
    expect(planRefund([line(cheaper)], pieces(1))).toMatchObject([{ amount: 20 }]);
  });

  it("is never more than is left of the line", () => {
    expect(planRefund([line({ refunded_quantity: 1, refunded_amount: 99.99 })], pieces(1))).toMatchObject([
      { amount: 0.01 },
    ]);
  });

  it("is nothing for pieces that were not delivered, were refunded before, or cost nothing", () => {
    const codeOf = (lines: RefundableLine[], quantity: number): unknown => {
      try {
        return planRefund(lines, pieces(quantity));
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(codeOf([line({ picked_quantity: 1 })], 2)).toBe("already_refunded");
    expect(codeOf([line({ refunded_quantity: 2, refunded_amount: 66 })], 2)).toBe("already_refunded");
    expect(codeOf([line({ line_total: 0 })], 1)).toBe("nothing_to_refund");
    expect(codeOf([line({ line_item_id: "i2" })], 1)).toBe("line_not_found");
  });

  it("adds up without the noise of binary fractions", () => {
    expect(totalOf([0.1, 0.2].map((amount) => ({ line_id: "l", quantity: 1, amount })))).toBe(0.3);
  });
});
