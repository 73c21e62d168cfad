import type { AssortmentPageRow } from "../../modules/dark-stores";
import { productTexts } from "./present-products";

const STORE = { dark_store_id: "dstore_1", currency_code: "inr" };
const UNASKED = { fields: null, language: null };

function row(changes: Partial<AssortmentPageRow> = {}): AssortmentPageRow {
  return {
    count: 1,
    store: null,
    place: 1,
    product_id: "prod_1",
    product_document: JSON.stringify({ id: "prod_1", title: "Milk" }),
    product_extras: JSON.stringify({ metadata: { brand: "Amul" } }),
    names: { hi: "दूध" },
    variant_id: "variant_1",
    variant_document: JSON.stringify({ id: "variant_1", title: "500 ml" }),
    variant_extras: JSON.stringify({ images: [] }),
    price: 38.5,
    mrp: 45,
    available: 6,
    max_per_order: 3,
    ...changes,
  };
}

const present = (rows: AssortmentPageRow[], view: Parameters<typeof productTexts>[2] = UNASKED) =>
  productTexts(STORE, rows, view).map((text) => JSON.parse(text) as Record<string, unknown>);

describe("products of a page", () => {
  it("carry the store's price and stock and say that stock matters", () => {
    expect(present([row()])).toEqual([
      {
        id: "prod_1",
        title: "Milk",
        variants: [
          {
            id: "variant_1",
            title: "500 ml",
            manage_inventory: true,
            allow_backorder: false,
            inventory_quantity: 6,
            max_per_order: 3,
            calculated_price: expect.objectContaining({
              id: "dstore_1:variant_1",
              calculated_amount: 38.5,
              original_amount: 45,
              currency_code: "inr",
              is_calculated_price_tax_inclusive: true,
              raw_calculated_amount: { value: "38.5", precision: 20 },
            }) as unknown,
          },
        ],
      },
    ]);
  });

  it("read as a sale only below the MRP", () => {
    const types = [38.5, 45].map((price) => {
      const [variant] = (present([row({ price })])[0]?.["variants"] ?? []) as {
        calculated_price: { calculated_price: { price_list_type: string | null } };
      }[];
      return variant?.calculated_price.calculated_price.price_list_type;
    });
    expect(types).toEqual(["sale", null]);
  });

  it("never show less than nothing in stock", () => {
    expect(present([row({ available: -2, max_per_order: null })])[0]).toMatchObject({
      variants: [{ inventory_quantity: 0, max_per_order: null }],
    });
  });

  it("keep the variants of one product together, in the order of the page", () => {
    const rows = [
      row(),
      row({ variant_id: "variant_2", variant_document: '{"id":"variant_2"}' }),
      row({
        place: 2,
        product_id: "prod_2",
        product_document: '{"id":"prod_2"}',
        variant_document: '{"id":"variant_3"}',
      }),
    ];
    expect(present(rows)).toMatchObject([
      { id: "prod_1", variants: [{ id: "variant_1" }, { id: "variant_2" }] },
      { id: "prod_2", variants: [{ id: "variant_3" }] },
    ]);
  });

  it("are none when the page is empty", () => {
    expect(productTexts(STORE, [row({ place: null })], UNASKED)).toEqual([]);
  });

  it("show what was asked for, price and stock wherever variants are shown", () => {
    const [product] = present([row()], { fields: ["metadata", "variants.title"], language: null });
    expect(product).toMatchObject({
      id: "prod_1",
      metadata: { brand: "Amul" },
      variants: [{ title: "500 ml", inventory_quantity: 6, calculated_price: { calculated_amount: 38.5 } }],
    });
    expect(product).not.toHaveProperty("title");
  });

  it("are named in the customer's language where there is such a name", () => {
    expect(present([row()], { fields: ["title"], language: "hi" })).toEqual([{ id: "prod_1", title: "दूध" }]);
    expect(present([row()], { fields: ["title"], language: "ta" })).toEqual([{ id: "prod_1", title: "Milk" }]);
  });
});
