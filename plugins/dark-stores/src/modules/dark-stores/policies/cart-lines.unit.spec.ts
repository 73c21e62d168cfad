import type { Offer } from "../../../contract/offers";
import { planCart, variantsOf, type CartLine } from "./cart-lines";

function offer(overrides: Partial<Offer> = {}): Offer {
  return {
    dark_store_id: "dstore_1",
    variant_id: "milk",
    price: 28,
    mrp: 30,
    sale_price: null,
    sale_starts_at: null,
    sale_ends_at: null,
    selling_price: overrides.price ?? 28,
    on_hand: 10,
    reserved: 0,
    available: 10,
    is_available: true,
    bin: null,
    reorder_level: 0,
    max_per_order: null,
    ...overrides,
  };
}

function line(overrides: Partial<CartLine> = {}): CartLine {
  return { id: "line_1", variant_id: "milk", quantity: 2, unit_price: 28, compare_at_unit_price: 30, ...overrides };
}

const offers = (...list: Offer[]) => new Map(list.map((entry) => [entry.variant_id, entry]));

describe("planning a cart", () => {
  it("creates a line at the store's price with the MRP beside it", () => {
    const plan = planCart([], [{ kind: "add", variant_id: "milk", quantity: 2 }], offers(offer()));
    expect(plan).toEqual({
      create: [{ variant_id: "milk", quantity: 2, unit_price: 28, compare_at_unit_price: 30, metadata: null }],
      update: [],
      remove: [],
    });
  });

  it("charges the sale price while a sale runs", () => {
    const onSale = offer({ sale_price: 20, selling_price: 20 });
    const plan = planCart([line()], [{ kind: "set", line_id: "line_1", quantity: 1 }], offers(onSale));
    expect(plan.update).toEqual([{ id: "line_1", quantity: 1, unit_price: 20, compare_at_unit_price: 30 }]);
  });

  it("adds to the line a variant already has, whatever metadata the client sends", () => {
    const plan = planCart(
      [line()],
      [{ kind: "add", variant_id: "milk", quantity: 3, metadata: { a: 1 } }],
      offers(offer()),
    );
    expect(plan.create).toEqual([]);
    expect(plan.update).toEqual([
      { id: "line_1", quantity: 5, unit_price: 28, compare_at_unit_price: 30, metadata: { a: 1 } },
    ]);
  });

  it("sums all lines of a variant against the stock and says how many are left", () => {
    const lines = [line(), line({ id: "line_2", quantity: 4 })];
    expect(() => planCart(lines, [{ kind: "add", variant_id: "milk", quantity: 5 }], offers(offer()))).toThrow(
      expect.objectContaining({
        code: "insufficient_stock",
        details: expect.objectContaining({ requested: 11, available: 10 }),
      }),
    );
    expect(() => planCart(lines, [{ kind: "set", line_id: "line_2", quantity: 9 }], offers(offer()))).toThrow(
      expect.objectContaining({ code: "insufficient_stock" }),
    );
  });

  it("sums the same variant given twice", () => {
    const changes = [
      { kind: "add" as const, variant_id: "milk", quantity: 6 },
      { kind: "add" as const, variant_id: "milk", quantity: 5 },
    ];
    expect(() => planCart([], changes, offers(offer()))).toThrow(
      expect.objectContaining({ code: "insufficient_stock" }),
    );
  });

  it("refuses more than the limit per order", () => {
    expect(() =>
      planCart([line()], [{ kind: "add", variant_id: "milk", quantity: 2 }], offers(offer({ max_per_order: 3 }))),
    ).toThrow(expect.objectContaining({ code: "max_per_order" }));
  });

  it("refuses what the store does not offer or has switched off", () => {
    const add = [{ kind: "add" as const, variant_id: "milk", quantity: 1 }];
    expect(() => planCart([], add, offers())).toThrow(expect.objectContaining({ code: "not_available" }));
    expect(() => planCart([], add, offers(offer({ is_available: false })))).toThrow(
      expect.objectContaining({ code: "not_available" }),
    );
  });

  it("removes a line set to zero even when its offer is gone", () => {
    const plan = planCart([line()], [{ kind: "set", line_id: "line_1", quantity: 0 }], offers());
    expect(plan).toEqual({ create: [], update: [], remove: ["line_1"] });
  });

  it("refuses fractions and a line that is not in the cart", () => {
    expect(() => planCart([], [{ kind: "add", variant_id: "milk", quantity: 1.5 }], offers(offer()))).toThrow(
      expect.objectContaining({ code: "invalid_quantity" }),
    );
    expect(() => planCart([line()], [{ kind: "set", line_id: "other", quantity: 1 }], offers(offer()))).toThrow(
      expect.objectContaining({ code: "line_item_not_found" }),
    );
  });

  it("takes as a named substitute only another item of the store", () => {
    const naming = (variant_id: string) => [
      {
        kind: "add" as const,
        variant_id: "milk",
        quantity: 1,
        metadata: { substitution: { kind: "variant", variant_id } },
      },
    ];
    const stock = offers(offer(), offer({ variant_id: "oat", is_available: false }));
    expect(variantsOf([], naming("oat"))).toEqual(["milk", "oat"]);
    expect(planCart([], naming("oat"), stock).create).toHaveLength(1);
    for (const wrong of ["milk", "unknown"]) {
      expect(() => planCart([], naming(wrong), stock)).toThrow(
        expect.objectContaining({ code: "substitute_not_offered" }),
      );
    }
    const changed = [
      { kind: "set" as const, line_id: "line_1", quantity: 1, metadata: naming("unknown")[0]?.metadata },
    ];
    expect(() => planCart([line()], changed, stock)).toThrow(
      expect.objectContaining({ code: "substitute_not_offered" }),
    );
  });

  it("brings untouched lines to today's price without judging their quantity", () => {
    const bread = offer({ variant_id: "bread", price: 40, mrp: 40 });
    const lines = [line({ quantity: 50, unit_price: 25 })];
    const plan = planCart(lines, [{ kind: "add", variant_id: "bread", quantity: 1 }], offers(offer(), bread));
    expect(plan.update).toEqual([{ id: "line_1", quantity: 50, unit_price: 28, compare_at_unit_price: 30 }]);
    expect(plan.create).toHaveLength(1);
  });
});
