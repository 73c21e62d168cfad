import { dueTotal, lineDue, type DueLine } from "./due-total";

function line(
  quantity: number,
  picked_quantity: number | null,
  line_total: number,
  more: Partial<DueLine> = {},
): DueLine {
  return {
    quantity,
    picked_quantity,
    line_total,
    substituted_quantity: 0,
    substitute_unit_price: null,
    nominal_weight_grams: null,
    picked_weight_grams: null,
    substitute_nominal_weight_grams: null,
    substitute_weight_grams: null,
    ...more,
  };
}

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

describe("what is owed for a substitute", () => {
  const substituted = (unit_price: number, quantity = 1) => ({
    substituted_quantity: quantity,
    substitute_unit_price: unit_price,
  });

  it("is its own price when that is lower", () => {
    expect(lineDue(line(2, 2, 128, substituted(50, 2)))).toBe(100);
  });

  it("is never more than the ordered item's price, discounts included", () => {
    expect(lineDue(line(2, 2, 128, substituted(90, 2)))).toBe(128);
    expect(lineDue(line(2, 2, 100, substituted(60, 2)))).toBe(100);
  });

  it("stands beside the ordered pieces that were there", () => {
    expect(lineDue(line(3, 3, 192, substituted(50)))).toBe(178);
    expect(lineDue(line(3, 2, 192, substituted(50)))).toBe(114);
  });

  it("loses nothing to rounding when it is not cheaper", () => {
    expect(lineDue(line(3, 3, 10, substituted(4)))).toBe(10);
    expect(lineDue(line(7, 7, 0.1, substituted(1, 3)))).toBe(0.1);
  });
});

describe("what is owed for loose goods", () => {
  it("falls with their weight and never rises above what was ordered", () => {
    const weighing = (grams: number) => ({ nominal_weight_grams: 500, picked_weight_grams: grams });
    expect(lineDue(line(2, 2, 80, weighing(900)))).toBe(72);
    expect(lineDue(line(2, 2, 80, weighing(1000)))).toBe(80);
    expect(lineDue(line(2, 2, 80, weighing(1200)))).toBe(80);
  });

  it("counts a piece that nobody weighed as ordered", () => {
    expect(lineDue(line(2, 1, 80, { nominal_weight_grams: 500 }))).toBe(40);
  });

  it("is no more for a heavy piece in a short line", () => {
    expect(lineDue(line(2, 1, 80, { nominal_weight_grams: 500, picked_weight_grams: 700 }))).toBe(40);
  });

  it("of a loose substitute follows its weight and stays within the ordered price", () => {
    const loose = (unit_price: number, grams: number) => ({
      substituted_quantity: 1,
      substitute_unit_price: unit_price,
      substitute_nominal_weight_grams: 500,
      substitute_weight_grams: grams,
    });
    expect(lineDue(line(1, 1, 40, loose(30, 450)))).toBe(27);
    expect(lineDue(line(1, 1, 40, loose(60, 450)))).toBe(40);
  });
});
