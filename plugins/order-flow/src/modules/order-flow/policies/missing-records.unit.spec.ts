import { differenceOwed, missingRecordMoves, type MedusaRecords } from "./missing-records";

const untouched: MedusaRecords = {
  order_cancelled: false,
  fulfillment: null,
  uncaptured_payment_ids: ["pay_1"],
  credited: 0,
  money: { captured: 0, kept: 0, returned_difference: 0 },
};
const packed = { id: "ful_1", shipped: false, delivered: false };
const owed = { total: 100, due: 100 };

describe("what Medusa's records lack", () => {
  it("is nothing before the order is packed", () => {
    for (const status of ["pending", "confirmed", "preparing"] as const) {
      expect(missingRecordMoves(status, owed, untouched)).toEqual([]);
    }
  });

  it("is the fulfilment once it is packed", () => {
    expect(missingRecordMoves("ready_for_pickup", owed, untouched)).toEqual(["create_fulfillment"]);
    expect(missingRecordMoves("ready_for_pickup", owed, { ...untouched, fulfillment: packed })).toEqual([]);
  });

  it("is a credit for what was short, once", () => {
    const short = { total: 100, due: 80 };
    const records = { ...untouched, fulfillment: packed };
    expect(missingRecordMoves("ready_for_pickup", short, records)).toEqual(["credit_short_picks"]);
    expect(missingRecordMoves("ready_for_pickup", short, { ...records, credited: 20 })).toEqual([]);
  });

  it("is the money captured above what is due, once, and after everything else", () => {
    const short = { total: 100, due: 80 };
    const prepaid = {
      ...untouched,
      uncaptured_payment_ids: [],
      money: { captured: 100, kept: 100, returned_difference: 0 },
    };
    expect(missingRecordMoves("preparing", short, prepaid)).toEqual([]);
    expect(missingRecordMoves("ready_for_pickup", short, prepaid)).toEqual([
      "create_fulfillment",
      "credit_short_picks",
      "refund_difference",
    ]);
    const settled = { ...prepaid, credited: 20, fulfillment: packed };
    const back = { captured: 100, kept: 80, returned_difference: 20 };
    expect(missingRecordMoves("ready_for_pickup", short, { ...settled, money: back })).toEqual([]);
    expect(missingRecordMoves("ready_for_pickup", short, { ...settled, order_cancelled: true })).toEqual([]);
  });

  it("is everything since the last success when earlier attempts failed", () => {
    expect(missingRecordMoves("delivered", owed, untouched)).toEqual([
      "create_fulfillment",
      "ship",
      "deliver",
      "capture",
    ]);
  });

  it("is the capture when the order is delivered, but not of nothing", () => {
    const records = { ...untouched, fulfillment: { ...packed, shipped: true, delivered: true } };
    expect(missingRecordMoves("delivered", owed, records)).toEqual(["capture"]);
    expect(missingRecordMoves("delivered", owed, { ...records, uncaptured_payment_ids: [] })).toEqual([]);
    const worthless = missingRecordMoves("delivered", { total: 100, due: 0 }, { ...records, credited: 100 });
    expect(worthless).toEqual(["release_payment"]);
  });

  it("is the cancellation of whatever exists, shipment first", () => {
    expect(missingRecordMoves("cancelled", owed, untouched)).toEqual(["cancel_order"]);
    expect(missingRecordMoves("cancelled", owed, { ...untouched, fulfillment: packed })).toEqual([
      "cancel_fulfillment",
      "cancel_order",
    ]);
    expect(missingRecordMoves("cancelled", owed, { ...untouched, fulfillment: { ...packed, shipped: true } })).toEqual([
      "take_back_shipment",
      "cancel_fulfillment",
      "cancel_order",
    ]);
    expect(missingRecordMoves("cancelled", owed, { ...untouched, order_cancelled: true })).toEqual([]);
  });
});

describe("the difference owed", () => {
  const paid = { captured: 100, kept: 100, returned_difference: 0 };

  it("is what was captured above what is due, less what went back for it", () => {
    expect(differenceOwed(79.9, paid)).toBe(20.1);
    expect(differenceOwed(79.9, { ...paid, kept: 90, returned_difference: 10 })).toBe(10.1);
    expect(differenceOwed(79.9, { ...paid, kept: 79.9, returned_difference: 20.1 })).toBe(0);
  });

  it("is still owed when delivered items were refunded before it", () => {
    expect(differenceOwed(80, { ...paid, kept: 50 })).toBe(20);
  });

  it("is never more than is still there, and nothing of a payment that was captured for what is due", () => {
    expect(differenceOwed(80, { ...paid, kept: 5 })).toBe(5);
    expect(differenceOwed(80, { captured: 80, kept: 80, returned_difference: 0 })).toBe(0);
    expect(differenceOwed(80, { captured: 0, kept: 0, returned_difference: 0 })).toBe(0);
  });
});
