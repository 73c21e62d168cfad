import { missingRecordMoves, type MedusaRecords } from "./missing-records";

const untouched: MedusaRecords = {
  order_cancelled: false,
  fulfillment: null,
  uncaptured_payment_ids: ["pay_1"],
  credited: 0,
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
    expect(missingRecordMoves("delivered", { total: 100, due: 0 }, { ...records, credited: 100 })).toEqual([]);
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
