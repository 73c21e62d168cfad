import { dueTotal } from "./due-total";

const line = (quantity: number, picked_quantity: number | null, line_total: number) => ({
  quantity,
  picked_quantity,
  line_total,
});

describe("what is owed for what was picked", () => {
  it("is the total while nothing is short", () => {
    expect(dueTotal(153, [line(2, 2, 128), line(1, null, 0)])).toBe(153);
  });

  it("is less by the price of what is missing, and keeps the delivery fee", () => {
    expect(dueTotal(183, [line(2, 1, 128), line(1, 1, 30)])).toBe(119);
    expect(dueTotal(183, [line(2, 0, 128), line(1, 0, 30)])).toBe(25);
  });

  it("shares a line's discount over its units", () => {
    expect(dueTotal(90, [line(3, 2, 90)])).toBe(60);
  });

  it("rounds a fraction of a paisa in the customer's favour", () => {
    expect(dueTotal(10, [line(3, 2, 10)])).toBe(6.66);
  });

  it("adds fractions of a rupee exactly", () => {
    expect(dueTotal(0.3, [line(1, 0, 0.1), line(1, 0, 0.2)])).toBe(0);
  });

  it("is never below zero", () => {
    expect(dueTotal(50, [line(1, 0, 60)])).toBe(0);
  });
});
