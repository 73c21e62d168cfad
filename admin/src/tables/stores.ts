import { DARK_STORE_STATUSES, LEDGER_REASONS, STAFF_STATUSES } from "@quickdash/dark-stores/contract";
import type { Table } from "./table.js";

/** Dark stores; money in major units, times of day in the store's own zone. */
export const darkStores: Table = {
  id: "dark-stores",
  name: "dark_store",
  key: ["id"],
  columns: {
    id: { kind: "id" },
    code: { kind: "text", sortable: true },
    name: { kind: "text", sortable: true },
    status: { kind: "choice", values: DARK_STORE_STATUSES, sortable: true },
    city: { kind: "text", sortable: true },
    address_line: { kind: "text" },
    postal_code: { kind: "text" },
    latitude: { kind: "number" },
    longitude: { kind: "number" },
    timezone: { kind: "text" },
    opening_hours: { kind: "json" },
    opening_exceptions: { kind: "json" },
    prep_minutes: { kind: "number", sortable: true },
    delivery_fee: { kind: "money", sortable: true },
    delivery_fee_steps: { kind: "json" },
    free_delivery_from: { kind: "money" },
    small_basket_fee: { kind: "money" },
    small_basket_below: { kind: "money" },
    handling_fee: { kind: "money" },
    surge_multiplier: { kind: "number" },
    surge_starts_at: { kind: "instant" },
    surge_ends_at: { kind: "instant" },
    minimum_order: { kind: "money", sortable: true },
    max_open_orders: { kind: "number", sortable: true },
    resume_open_orders: { kind: "number" },
    overloaded_since: { kind: "instant" },
    created_at: { kind: "instant" },
    updated_at: { kind: "instant" },
  },
  sort: { by: "code", direction: "asc" },
  softDeleted: true,
};

/** A store's price and stock for a variant. Sorted by its key, the only order that is indexed over all stores. */
export const offers: Table = {
  id: "offers",
  name: "store_offer",
  key: ["dark_store_id", "variant_id"],
  columns: {
    variant_id: { kind: "reference", to: "product-variants", sortable: false },
    dark_store_id: { kind: "reference", to: "dark-stores", sortable: true },
    price: { kind: "money" },
    mrp: { kind: "money" },
    on_hand: { kind: "number" },
    reserved: { kind: "number" },
    is_available: { kind: "boolean" },
    bin: { kind: "id" },
    reorder_level: { kind: "number" },
    max_per_order: { kind: "number" },
    updated_at: { kind: "instant" },
  },
  sort: { by: "dark_store_id", direction: "asc" },
  softDeleted: false,
  indexes: [
    { columns: ["price"] },
    { columns: ["on_hand"] },
    { columns: ["bin"], where: "bin IS NOT NULL" },
    { columns: ["dark_store_id", "variant_id"], where: "NOT is_available" },
  ],
};

/** Every movement of stock on hand, newest first. */
export const stockLedger: Table = {
  id: "stock-ledger",
  name: "stock_ledger",
  key: ["id"],
  columns: {
    id: { kind: "serial", sortable: true },
    created_at: { kind: "instant" },
    dark_store_id: { kind: "reference", to: "dark-stores" },
    variant_id: { kind: "reference", to: "product-variants" },
    reason: { kind: "choice", values: LEDGER_REASONS },
    quantity: { kind: "number" },
    before: { kind: "number" },
    after: { kind: "number" },
    actor_type: { kind: "text" },
    actor_id: { kind: "text" },
    reference: { kind: "id" },
  },
  sort: { by: "id", direction: "desc" },
  softDeleted: false,
  indexes: [
    { columns: ["created_at"] },
    { columns: ["reason", "id"] },
    { columns: ["variant_id", "id"] },
    { columns: ["actor_type", "id"] },
  ],
};

/** People who work in dark stores. */
export const staff: Table = {
  id: "staff",
  name: "staff",
  key: ["id"],
  columns: {
    id: { kind: "id", sortable: true },
    name: { kind: "text", sortable: true },
    phone: { kind: "text" },
    status: { kind: "choice", values: STAFF_STATUSES, sortable: true },
    created_at: { kind: "instant" },
  },
  sort: { by: "name", direction: "asc" },
  softDeleted: true,
};
