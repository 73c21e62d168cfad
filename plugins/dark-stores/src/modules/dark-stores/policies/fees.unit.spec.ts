import { changedFees, decimalsOf, deliveryFeeAt, quoteFees, surgeAt, type Priced, type Tariff } from "./fees";

const NOON = new Date("2026-11-23T12:00:00Z");
const ONE_MS = 1;

const tariff: Tariff = {
  delivery_fee: 40,
  delivery_fee_steps: [
    { up_to_m: 1000, fee: 15 },
    { up_to_m: 2500, fee: 25.5 },
  ],
  free_delivery_from: 499,
  small_basket_fee: 12,
  small_basket_below: 99,
  handling_fee: 4.5,
  surge_multiplier: 1,
  surge_starts_at: null,
  surge_ends_at: null,
};

const basket: Priced = { goods_total: 200, distance_m: 1500, decimals: 2, now: NOON };
const quote = (changes: Partial<Tariff> = {}, priced: Partial<Priced> = {}) =>
  quoteFees({ ...tariff, ...changes }, { ...basket, ...priced });
const deliveryAt = (distance_m: number | null) => deliveryFeeAt(tariff, { ...basket, distance_m });

describe("the delivery fee", () => {
  it.each([
    [0, 15],
    [1000, 15],
    [1001, 25.5],
    [2500, 25.5],
    [2501, 40],
    [90_000, 40],
  ])("for %i m is %d: a step includes its own distance", (distance, fee) => {
    expect(deliveryAt(distance)).toBe(fee);
  });

  it("is that of the farthest as long as nobody knows the distance", () => {
    expect(deliveryAt(null)).toBe(40);
  });

  it("is flat for a store without steps", () => {
    expect(deliveryFeeAt({ ...tariff, delivery_fee_steps: [] }, { ...basket, distance_m: 1 })).toBe(40);
  });

  it("falls away exactly at the threshold, and says what is missing below it", () => {
    expect(quote({}, { goods_total: "498.99" })).toMatchObject({ total: 30, free_delivery_missing: 0.01 });
    expect(quote({}, { goods_total: 499 })).toMatchObject({
      fees: [
        { kind: "delivery", amount: 0 },
        { kind: "handling", amount: 4.5 },
      ],
      total: 4.5,
      free_delivery_missing: 0,
    });
  });

  it("is never free without a threshold, and always with a threshold of nothing", () => {
    expect(quote({ free_delivery_from: null }, { goods_total: 100_000 })).toMatchObject({
      total: 30,
      free_delivery_missing: null,
    });
    expect(quote({ free_delivery_from: 0, handling_fee: 0 }, { goods_total: 99 })).toMatchObject({ total: 0 });
  });
});

describe("the small-basket fee", () => {
  it("is charged below its border, not at it", () => {
    expect(quote({}, { goods_total: 98.99 })).toMatchObject({
      fees: expect.arrayContaining([{ kind: "small_basket", amount: 12 }]) as unknown,
      total: 42,
      small_basket_missing: 0.01,
    });
    expect(quote({}, { goods_total: 99 })).toMatchObject({ total: 30, small_basket_missing: 0 });
  });

  it("is not mentioned by a store that asks for none", () => {
    const { fees, small_basket_missing } = quote({ small_basket_fee: 0 }, { goods_total: 1 });
    expect(fees.map(({ kind }) => kind)).toEqual(["delivery", "handling"]);
    expect(small_basket_missing).toBe(0);
  });
});

describe("the surge", () => {
  const surging: Partial<Tariff> = { surge_multiplier: 1.35 };

  it("adds to the delivery fee alone, rounded to the currency", () => {
    expect(quote(surging)).toMatchObject({
      fees: [
        { kind: "delivery", amount: 25.5 },
        { kind: "surge", amount: 8.93 },
        { kind: "handling", amount: 4.5 },
      ],
      total: 38.93,
    });
    expect(quote({ ...surging, handling_fee: 0 }, { decimals: 0 }).total).toBe(35);
  });

  it("makes nothing of a delivery that is free", () => {
    expect(quote(surging, { goods_total: 499 }).fees.map(({ kind }) => kind)).toEqual(["delivery", "handling"]);
  });

  it("begins at its start and is over at its end", () => {
    const window = { ...tariff, surge_multiplier: 2, surge_starts_at: NOON, surge_ends_at: "2026-11-23T13:00:00Z" };
    const end = new Date("2026-11-23T13:00:00Z");
    expect(surgeAt(window, new Date(NOON.getTime() - ONE_MS))).toBe(1);
    expect(surgeAt(window, NOON)).toBe(2);
    expect(surgeAt(window, new Date(end.getTime() - ONE_MS))).toBe(2);
    expect(surgeAt(window, end)).toBe(1);
  });

  it("without a start is on already, without an end stays on", () => {
    expect(surgeAt({ ...tariff, surge_multiplier: 2, surge_starts_at: null, surge_ends_at: null }, NOON)).toBe(2);
  });
});

describe("fees", () => {
  it("of nothing are one fee of nothing", () => {
    const nothing = { delivery_fee: 0, delivery_fee_steps: [], small_basket_fee: 0, handling_fee: 0 };
    expect(quote(nothing)).toMatchObject({ fees: [{ kind: "delivery", amount: 0 }], total: 0 });
  });

  it("add up without the errors of binary fractions", () => {
    const odd = { delivery_fee_steps: [], delivery_fee: 0.1, handling_fee: 0.2, free_delivery_from: null };
    expect(quote(odd).total).toBe(0.3);
  });

  it("that changed are told with what was asked before", () => {
    expect(
      changedFees(
        [
          { kind: "delivery", amount: 25 },
          { kind: "small_basket", amount: 12 },
          { kind: "handling", amount: 4 },
        ],
        [
          { kind: "delivery", amount: 25 },
          { kind: "surge", amount: 12.5 },
          { kind: "handling", amount: 5 },
        ],
      ),
    ).toEqual([
      { kind: "small_basket", old_amount: 12, new_amount: 0 },
      { kind: "handling", old_amount: 4, new_amount: 5 },
      { kind: "surge", old_amount: 0, new_amount: 12.5 },
    ]);
  });

  it("are rounded as the currency is", () => {
    expect([decimalsOf("inr"), decimalsOf("jpy"), decimalsOf("kwd")]).toEqual([2, 0, 3]);
  });
});
