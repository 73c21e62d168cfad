import { changesOf, newBodyOf, valuesOf } from "./product-values.js";

const before = valuesOf({
  id: "prod_1",
  title: "Tea",
  subtitle: null,
  description: "Black",
  handle: "tea",
  status: "draft",
  thumbnail: null,
  images: [{ id: "img_1", url: "http://shop/static/tea.png" }],
  categories: [{ id: "pcat_1", name: "Drinks" }],
  variants: [{ id: "variant_1", title: "250 g", sku: "TEA", barcode: null, weight: 250 }],
});

describe("a product's form", () => {
  it("sends nothing when nothing was changed", () => {
    expect(changesOf("prod_1", before, before)).toEqual([]);
  });

  it("sends the variant alone that was changed, and empties what was emptied", () => {
    const [variant] = before.variants;
    const values = { ...before, variants: [{ ...variant!, sku: "", weight: "" }] };
    expect(changesOf("prod_1", values, before)).toEqual([
      {
        path: "/products/prod_1/variants/variant_1",
        body: { title: "250 g", sku: null, barcode: null, weight: null },
      },
    ]);
  });

  it("makes the first picture the thumbnail", () => {
    const values = { ...before, images: ["http://shop/static/new.png", ...before.images] };
    expect(changesOf("prod_1", values, before)).toMatchObject([{ body: { thumbnail: "http://shop/static/new.png" } }]);
  });

  it("makes variants without stock or price of their own", () => {
    const known = { shipping_profile_id: "sp_1", sales_channel_id: "sc_1" };
    expect(newBodyOf(before, known)).toMatchObject({
      options: [{ title: "Pack", values: ["250 g"] }],
      variants: [{ sku: "TEA", manage_inventory: false, prices: [], options: { Pack: "250 g" } }],
    });
  });
});
