import { ORDER_STATUSES } from "@quickdash/order-flow/contract";
import type { Table } from "./table.js";

/** Orders as QuickDash runs them, newest first. The hand-over codes are left out: nobody in the office needs them. */
export const quickOrders: Table = {
  id: "orders",
  name: "quick_order",
  key: ["order_id"],
  columns: {
    display_id: { kind: "number", sortable: true },
    status: { kind: "choice", values: ORDER_STATUSES },
    dark_store_id: { kind: "reference", to: "dark-stores" },
    customer_id: { kind: "reference", to: "customers" },
    customer_first_name: { kind: "text" },
    placed_at: { kind: "instant", sortable: true },
    promised_at: { kind: "instant" },
    total: { kind: "money" },
    currency_code: { kind: "text" },
    payment_method: { kind: "text" },
    cash_to_collect: { kind: "money" },
    due_total: { kind: "money" },
    bags: { kind: "number" },
    drop_address: { kind: "text" },
    drop_instructions: { kind: "text" },
    cancel_reason: { kind: "text" },
    confirmed_at: { kind: "instant" },
    preparing_at: { kind: "instant" },
    ready_for_pickup_at: { kind: "instant" },
    out_for_delivery_at: { kind: "instant" },
    delivered_at: { kind: "instant" },
    cancelled_at: { kind: "instant" },
    order_id: { kind: "id" },
  },
  sort: { by: "placed_at", direction: "desc" },
  softDeleted: true,
  indexes: [
    { columns: ["total"] },
    { columns: ["promised_at"] },
    { columns: ["payment_method", "placed_at DESC"] },
    { columns: ["status", "placed_at DESC"] },
    { columns: ["dark_store_id", "placed_at DESC"] },
    { columns: ["customer_first_name", "drop_address"], kind: "trigram" },
  ],
};
