import type { Table } from "./table.js";

export const PRODUCT_STATUSES = ["draft", "proposed", "published", "rejected"] as const;

/** Medusa's products. Identifiers are ULIDs: descending by id is newest first, on the primary key's index. */
export const products: Table = {
  id: "products",
  name: "product",
  key: ["id"],
  columns: {
    id: { kind: "id", sortable: true },
    title: { kind: "text", sortable: true },
    subtitle: { kind: "text" },
    handle: { kind: "text", sortable: true },
    status: { kind: "choice", values: PRODUCT_STATUSES },
    description: { kind: "text" },
    external_id: { kind: "text" },
    created_at: { kind: "instant" },
    updated_at: { kind: "instant" },
  },
  sort: { by: "id", direction: "desc" },
  softDeleted: true,
  indexes: [
    { columns: ["title"] },
    { columns: ["status", "id"] },
    { columns: ["created_at"] },
    { columns: ["title", "subtitle", "handle", "external_id"], kind: "trigram" },
  ],
};

/** Medusa's variants: what a store actually sells, known by its SKU. */
export const productVariants: Table = {
  id: "product-variants",
  name: "product_variant",
  key: ["id"],
  columns: {
    id: { kind: "id", sortable: true },
    sku: { kind: "text", sortable: true },
    title: { kind: "text" },
    product_id: { kind: "reference", to: "products" },
    barcode: { kind: "text", sortable: true },
    ean: { kind: "text" },
    created_at: { kind: "instant" },
    updated_at: { kind: "instant" },
  },
  sort: { by: "id", direction: "desc" },
  softDeleted: true,
  indexes: [{ columns: ["sku", "barcode", "ean", "title"], kind: "trigram" }],
};

/** Medusa's product categories; `mpath` holds the ids of the ancestors. */
export const productCategories: Table = {
  id: "product-categories",
  name: "product_category",
  key: ["id"],
  columns: {
    id: { kind: "id" },
    name: { kind: "text", sortable: true },
    handle: { kind: "text", sortable: true },
    parent_category_id: { kind: "reference", to: "product-categories" },
    is_active: { kind: "boolean" },
    is_internal: { kind: "boolean" },
    rank: { kind: "number", sortable: true },
    mpath: { kind: "text", sortable: true },
    created_at: { kind: "instant" },
  },
  sort: { by: "mpath", direction: "asc" },
  softDeleted: true,
};

/** Medusa's customers. */
export const customers: Table = {
  id: "customers",
  name: "customer",
  key: ["id"],
  columns: {
    id: { kind: "id", sortable: true },
    first_name: { kind: "text" },
    last_name: { kind: "text" },
    phone: { kind: "text" },
    email: { kind: "text", sortable: true },
    has_account: { kind: "boolean" },
    created_at: { kind: "instant" },
  },
  sort: { by: "id", direction: "desc" },
  softDeleted: true,
  indexes: [{ columns: ["created_at"] }, { columns: ["phone", "email", "first_name", "last_name"], kind: "trigram" }],
};

export const PROMOTION_STATUSES = ["draft", "active", "inactive"] as const;
export const PROMOTION_TYPES = ["standard", "buyget"] as const;

/** Medusa's promotions: codes and automatic discounts. */
export const promotions: Table = {
  id: "promotions",
  name: "promotion",
  key: ["id"],
  columns: {
    code: { kind: "text", sortable: true },
    status: { kind: "choice", values: PROMOTION_STATUSES },
    type: { kind: "choice", values: PROMOTION_TYPES },
    is_automatic: { kind: "boolean" },
    used: { kind: "number" },
    limit: { kind: "number" },
    created_at: { kind: "instant", sortable: true },
    id: { kind: "id" },
  },
  sort: { by: "created_at", direction: "desc" },
  softDeleted: true,
  indexes: [{ columns: ["created_at"] }],
};
