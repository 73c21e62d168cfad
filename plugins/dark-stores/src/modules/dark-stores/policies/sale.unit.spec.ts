import { refuseWrongSale, type Sale } from "./sale";

const sale = (changes: Partial<Sale>): Sale => ({
  price: 30,
  sale_price: 25,
  sale_starts_at: "2026-12-01T00:00:00Z",
  sale_ends_at: new Date("2026-12-02T00:00:00Z"),
  ...changes,
});

describe("a sale", () => {
  it.each([
    ["with start and end", {}],
    ["without an end", { sale_ends_at: null }],
    ["at the price itself", { sale_price: 30 }],
    ["that is none", { sale_price: null, sale_starts_at: null, sale_ends_at: null }],
  ])("%s is fine", (_name, changes) => {
    expect(() => refuseWrongSale(sale(changes), "MILK")).not.toThrow();
  });

  it.each([
    ["sale_above_price", { sale_price: 30.01 }],
    ["sale_ends_before_start", { sale_ends_at: "2026-12-01T00:00:00Z" }],
    ["sale_price_required", { sale_price: null, sale_ends_at: null }],
    ["sale_price_required", { sale_price: null, sale_starts_at: null }],
  ])("is refused as %s", (code, changes) => {
    expect(() => refuseWrongSale(sale(changes), "MILK")).toThrow(expect.objectContaining({ code }) as Error);
  });
});
