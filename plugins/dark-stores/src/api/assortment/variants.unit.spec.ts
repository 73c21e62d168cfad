import type { Offer } from "../../contract/offers";
import { calculatedPrice, catalogueFields, offeredVariants } from "./variants";

const offer: Offer = {
  dark_store_id: "dstore_1",
  variant_id: "variant_1",
  price: 38.5,
  mrp: 45,
  on_hand: 10,
  reserved: 4,
  available: 6,
  is_available: true,
  bin: null,
  reorder_level: 0,
  max_per_order: 3,
};

describe("catalogue fields", () => {
  it("asks Medusa for neither price nor stock", () => {
    expect(
      catalogueFields([
        "title",
        "variants.title",
        "variants.calculated_price",
        "*variants.calculated_price",
        "variants.inventory_quantity",
      ]),
    ).toEqual(["title", "variants.title", "id", "variants.id"]);
  });

  it("asks for variants when only their price is wanted", () => {
    expect(catalogueFields(["id", "variants.calculated_price"])).toEqual(["id", "variants.id"]);
  });

  it("does not add variants that nobody asked for", () => {
    expect(catalogueFields(["title"])).toEqual(["title", "id"]);
  });
});

describe("offered variants", () => {
  it("carry the store's price and stock and say that stock matters", () => {
    const [variant] = offeredVariants(
      [{ id: "variant_1", title: "500 g", manage_inventory: false }],
      new Map([["variant_1", offer]]),
    );
    expect(variant).toMatchObject({ title: "500 g", manage_inventory: true, inventory_quantity: 6, max_per_order: 3 });
    expect(variant?.["calculated_price"]).toMatchObject({
      calculated_amount: 38.5,
      original_amount: 45,
      currency_code: "inr",
      is_calculated_price_tax_inclusive: true,
    });
  });

  it("leave out what the store does not offer or has switched off", () => {
    const variants = [{ id: "variant_1" }, { id: "variant_2" }];
    expect(offeredVariants(variants, new Map([["variant_1", { ...offer, is_available: false }]]))).toEqual([]);
  });

  it("read as a sale only below the MRP", () => {
    expect(calculatedPrice(offer).calculated_price.price_list_type).toBe("sale");
    expect(calculatedPrice({ ...offer, price: 45 }).calculated_price.price_list_type).toBeNull();
  });
});
