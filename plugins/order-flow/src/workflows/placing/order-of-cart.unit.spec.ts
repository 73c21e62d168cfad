import { orderIdOf, orderOfCart, promotionUsageOf } from "./order-of-cart";
import type { PlacingCart } from "../../modules/order-flow/policies/placing-cart";

const adjustment = { code: "WELCOME", amount: 5, promotion_id: "promo_1", provider_id: null, is_tax_inclusive: true };

const cart = {
  id: "cart_01ABC",
  customer_id: "cus_1",
  email: "asha@quickdash.test",
  currency_code: "inr",
  locale: null,
  region_id: "reg_1",
  sales_channel_id: "sc_1",
  metadata: { source: "app" },
  completed_at: null,
  total: 74,
  customer: null,
  items: [
    {
      id: "cali_1",
      cart_id: "cart_01ABC",
      created_at: "2026-11-22T00:00:00Z",
      updated_at: "2026-11-22T00:00:00Z",
      deleted_at: null,
      variant_id: "variant_1",
      title: "Milk",
      product_title: "Milk",
      variant_title: "500 ml",
      quantity: 2,
      unit_price: 27,
      raw_unit_price: { value: "27", precision: 20 },
      total: 49,
      metadata: { preference: "skip" },
      tax_lines: [{ id: "catl_1", item_id: "cali_1", code: "GST", rate: 5, description: "GST", provider_id: "system" }],
      adjustments: [{ id: "caadj_1", item_id: "cali_1", ...adjustment }],
    },
  ],
  shipping_address: { id: "caaddr_1", first_name: "Asha", metadata: { latitude: 12.9, longitude: 77.6 } },
  billing_address: null,
  shipping_methods: [
    {
      id: "casm_1",
      name: "Delivery",
      description: null,
      amount: 25,
      is_tax_inclusive: true,
      shipping_option_id: "so_1",
      data: { dark_store_id: "ds_1" },
      metadata: null,
      tax_lines: [],
      adjustments: [],
    },
  ],
  promotions: [{ id: "promo_1" }],
  payment_collection: null,
} as unknown as PlacingCart;

describe("the order of a cart", () => {
  it("has an id that follows from the cart's and does not tell it", () => {
    expect(orderIdOf("cart_01ABC")).toBe(orderIdOf("cart_01ABC"));
    expect(orderIdOf("cart_01ABC")).not.toBe(orderIdOf("cart_01ABD"));
    expect(orderIdOf("cart_01ABC")).toMatch(/^order_[0-9A-F]{26}$/);
    expect(orderIdOf("cart_01ABC")).not.toContain("01ABC");
  });

  it("keeps lines, taxes, discounts, delivery and addresses, and none of the cart's own ids", () => {
    const order = orderOfCart(cart);
    expect(order).toMatchObject({
      id: orderIdOf(cart.id),
      email: "asha@quickdash.test",
      metadata: { source: "app" },
      promo_codes: ["WELCOME"],
      shipping_address: { first_name: "Asha", metadata: { latitude: 12.9, longitude: 77.6 } },
      items: [
        {
          variant_id: "variant_1",
          quantity: 2,
          unit_price: { value: "27", precision: 20 },
          metadata: { preference: "skip" },
          tax_lines: [{ code: "GST", rate: 5 }],
          adjustments: [{ code: "WELCOME", amount: 5 }],
        },
      ],
      shipping_methods: [{ name: "Delivery", amount: 25, shipping_option_id: "so_1", data: { dark_store_id: "ds_1" } }],
    });
    expect(JSON.stringify(order)).not.toMatch(/cali_|catl_|caadj_|casm_|caaddr_|cart_01ABC/);
  });

  it("counts what each promotion gave", () => {
    expect(promotionUsageOf(cart)).toEqual({
      actions: [{ amount: 5, code: "WELCOME" }],
      context: { customer_id: "cus_1", customer_email: "asha@quickdash.test" },
    });
  });
});
