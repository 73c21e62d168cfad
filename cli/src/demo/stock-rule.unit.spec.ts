import { demoOfferOf } from "./stock-rule.js";

const PRODUCTS = Array.from({ length: 400 }, (_, index) => ({ sku: `FNV-ITEM-${index}`, mrp: 60, price: 52 }));

describe("what a demo store has", () => {
  it("is the same every time for the same product and store", () => {
    expect(demoOfferOf(PRODUCTS[0]!, "BLR-IND")).toEqual(demoOfferOf(PRODUCTS[0]!, "BLR-IND"));
  });

  it("differs from store to store", () => {
    const [one, other] = ["BLR-IND", "BLR-KOR"].map((code) => PRODUCTS.map((product) => demoOfferOf(product, code)));
    expect(one).not.toEqual(other);
  });

  it("never costs more than the MRP, and never nothing", () => {
    const offers = PRODUCTS.map((product) => demoOfferOf(product, "BLR-IND"));
    expect(offers.every(({ price, mrp }) => price > 0 && price <= mrp)).toBe(true);
    expect(demoOfferOf({ sku: "A", mrp: 1, price: 1 }, "X").price).toBe(1);
  });

  it("has most things in stock and a few sold out", () => {
    const soldOut = PRODUCTS.filter((product) => demoOfferOf(product, "BLR-IND").on_hand === 0).length;
    expect(soldOut).toBeGreaterThan(0);
    expect(soldOut).toBeLessThan(PRODUCTS.length / 20);
  });
});
