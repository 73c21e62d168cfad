import {
  allowedStoreProductExtraFields,
  defaultStoreProductFields,
} from "@medusajs/medusa/api/store/products/query-config";
import { fieldTree, pickFields } from "./pick-fields";

const document = {
  id: "prod_1",
  title: "Milk",
  handle: "milk",
  metadata: { brand: "Amul" },
  type: { id: "ptyp_1", value: "Dairy" },
  options: [{ id: "opt_1", title: "Pack", values: [{ id: "optval_1", value: "500 ml" }] }],
  categories: [{ id: "pcat_1", name: "Dairy", parent_category: { id: "pcat_0" } }],
  variants: [
    {
      id: "variant_1",
      sku: "MILK-500",
      title: "500 ml",
      options: [{ id: "optval_1", value: "500 ml", option: { id: "opt_1", title: "Pack" } }],
      images: [],
      calculated_price: { calculated_amount: 27 },
    },
  ],
};

const pick = (...fields: string[]) => pickFields(document, fieldTree(fields));

describe("picking fields", () => {
  it("shows the named fields and always the id", () => {
    expect(pick("title")).toEqual({ id: "prod_1", title: "Milk" });
  });

  it("shows a relation only when it is asked for, and of it only what is asked for", () => {
    expect(pick("title", "variants.sku")).toEqual({
      id: "prod_1",
      title: "Milk",
      variants: [{ id: "variant_1", sku: "MILK-500" }],
    });
  });

  it.each(["*variants", "variants.*", "variants"])("reads %s as everything but further relations", (field) => {
    expect(pick(field)).toEqual({
      id: "prod_1",
      variants: [{ id: "variant_1", sku: "MILK-500", title: "500 ml" }],
    });
  });

  it("follows relations of relations", () => {
    expect(pick("*variants.options", "*categories", "options.values.value")).toEqual({
      id: "prod_1",
      options: [{ id: "opt_1", values: [{ id: "optval_1", value: "500 ml" }] }],
      categories: document.categories,
      variants: [{ id: "variant_1", options: document.variants[0]?.options }],
    });
  });

  it("shows values that happen to be objects as they are", () => {
    expect(pick("metadata")).toEqual({ id: "prod_1", metadata: { brand: "Amul" } });
  });

  it("understands every field that Medusa allows", () => {
    const all = [...defaultStoreProductFields, ...allowedStoreProductExtraFields];
    expect(Object.keys(pick(...all)).sort()).toEqual(Object.keys(document).sort());
  });
});
