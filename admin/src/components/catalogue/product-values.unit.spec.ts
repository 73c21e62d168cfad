import { changesOf, newBodyOf, NEW_VARIANT, valuesOf, wordsIn } from "./product-values.js";

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
  tags: [{ id: "ptag_1", value: "hot" }],
  options: [{ id: "opt_1", title: "Pack", values: [{ id: "optval_1", value: "250 g" }] }],
  variants: [
    {
      id: "variant_1",
      title: "250 g",
      sku: "TEA",
      barcode: null,
      ean: null,
      weight: 250,
      options: [{ value: "250 g", option_id: "opt_1" }],
    },
  ],
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
        body: { title: "250 g", sku: null, barcode: null, ean: null, weight: null },
      },
    ]);
  });

  it("gives a renamed pack its new name as the option's value, and takes the old one away after it", () => {
    const [variant] = before.variants;
    const values = { ...before, variants: [{ ...variant!, title: "200 g" }] };
    expect(changesOf("prod_1", values, before)).toMatchObject([
      {
        path: "/products/prod_1/options/batch",
        body: { update: [{ product_option_id: "opt_1", add: [{ value: "200 g" }] }] },
      },
      { path: "/products/prod_1/variants/variant_1", body: { title: "200 g", options: { Pack: "200 g" } } },
      { path: "/products/prod_1/options/batch", body: { update: [{ remove: ["optval_1"] }] } },
    ]);
  });

  it("adds a pack to a product that is there", () => {
    const added = { ...NEW_VARIANT, title: "1 kg", sku: "TEA-1KG" };
    expect(changesOf("prod_1", { ...before, variants: [...before.variants, added] }, before)).toMatchObject([
      { path: "/products/prod_1/options/batch", body: { update: [{ add: [{ value: "1 kg" }] }] } },
      {
        path: "/products/prod_1/variants",
        body: { title: "1 kg", options: { Pack: "1 kg" }, manage_inventory: false },
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

describe("wordsIn", () => {
  it("takes each word between commas once", () => {
    expect(wordsIn(" hot, new,,hot ,tea time")).toEqual(["hot", "new", "tea time"]);
  });
});
