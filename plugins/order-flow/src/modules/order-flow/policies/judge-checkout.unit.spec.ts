import type { Refusal } from "@quickdash/dark-stores/contract";
import { judgeCheckout, type Checkout, type CheckoutItem } from "./judge-checkout";

const milk: CheckoutItem = {
  variant_id: "variant_milk",
  title: "Milk 1 l",
  quantity: 2,
  unit_price: 64.1,
  offer: { price: 64.1, available: 5, max_per_order: null },
};

const placeable: Checkout = {
  items: [milk],
  dark_store_id: "dstore_1",
  drop: { latitude: 12.9, longitude: 77.6 },
  has_shipping_method: true,
  has_payment_session: true,
  minimum_order: 100,
  changed_fees: [],
  serves: { serves: true },
};

function refusalOf(changes: Partial<Checkout>): Refusal | null {
  try {
    judgeCheckout({ ...placeable, ...changes });
    return null;
  } catch (error) {
    return error as Refusal;
  }
}

describe("whether a cart can be placed", () => {
  it("lets a complete cart through", () => {
    expect(refusalOf({})).toBeNull();
  });

  it.each<[string, Partial<Checkout>]>([
    ["cart_empty", { items: [] }],
    ["cart_not_pinned", { dark_store_id: null }],
    ["address_point_missing", { drop: null }],
    ["shipping_method_missing", { has_shipping_method: false }],
    ["payment_session_missing", { has_payment_session: false }],
    ["out_of_area", { serves: { serves: false, reason: "out_of_area" } }],
    ["store_closed", { serves: { serves: false, reason: "closed" } }],
    ["store_closed", { serves: { serves: false, reason: "paused" } }],
    ["store_closed", { serves: { serves: false, reason: "overloaded" } }],
  ])("refuses %s", (code, changes) => {
    expect(refusalOf(changes)).toMatchObject({ name: "Refusal", type: "invalid_data", code });
  });

  it("refuses insufficient_stock for what the store no longer sells", () => {
    expect(refusalOf({ items: [{ ...milk, offer: null }] })).toMatchObject({
      code: "insufficient_stock",
      details: { items: [{ variant_id: "variant_milk", requested: 2, available: 0 }] },
    });
  });

  it("refuses max_per_order over all lines of a variant, and lets exactly as many through", () => {
    const limited = { ...milk, offer: { price: 64.1, available: 9, max_per_order: 3 } };
    expect(refusalOf({ items: [{ ...limited, quantity: 3 }] })).toBeNull();
    expect(refusalOf({ items: [limited, limited] })).toMatchObject({
      code: "max_per_order",
      details: { items: [{ variant_id: "variant_milk", requested: 4, max_per_order: 3 }] },
    });
  });

  it("refuses price_changed with the old and the new price, also when it became cheaper", () => {
    for (const price of [70, 60]) {
      expect(refusalOf({ items: [{ ...milk, offer: { price, available: 5, max_per_order: null } }] })).toMatchObject({
        code: "price_changed",
        details: { items: [{ variant_id: "variant_milk", old_price: 64.1, new_price: price }] },
      });
    }
  });

  it("refuses price_changed for a fee alone, with the old and the new amount", () => {
    const surge = { kind: "surge" as const, old_amount: 0, new_amount: 12.5 };
    expect(refusalOf({ changed_fees: [surge] })).toMatchObject({
      code: "price_changed",
      details: { items: [], fees: [surge] },
    });
  });

  it("refuses below_minimum and says how much is missing", () => {
    expect(refusalOf({ minimum_order: 128.21 })).toMatchObject({ code: "below_minimum", details: { missing: 0.01 } });
    expect(refusalOf({ minimum_order: 128.2 })).toBeNull();
  });

  it("asks for what is missing in the cart before it looks at the store", () => {
    const refusal = refusalOf({ drop: null, serves: { serves: false, reason: "out_of_area" } });
    expect(refusal?.code).toBe("address_point_missing");
  });
});
