import {
  MESSAGE_CHANNELS,
  MESSAGE_KINDS,
  MESSAGE_STATUSES,
  REFUND_REASONS,
  REFUND_STATUSES,
} from "@quickdash/order-flow/contract";
import type { Table } from "./table.js";

/** Refunds of delivered items, newest first. */
export const orderRefunds: Table = {
  id: "refunds",
  name: "order_refund",
  key: ["id"],
  columns: {
    created_at: { kind: "instant", sortable: true },
    order_id: { kind: "reference", to: "orders" },
    customer_id: { kind: "reference", to: "customers" },
    status: { kind: "choice", values: REFUND_STATUSES },
    reason: { kind: "choice", values: REFUND_REASONS },
    amount: { kind: "money" },
    note: { kind: "text" },
    requested_by_type: { kind: "text" },
    decided_by_type: { kind: "text" },
    decided_at: { kind: "instant" },
    decline_reason: { kind: "text" },
    pay_out_reference: { kind: "text" },
    refunded_at: { kind: "instant" },
    last_error: { kind: "text" },
    id: { kind: "id" },
  },
  sort: { by: "created_at", direction: "desc" },
  softDeleted: false,
  indexes: [{ columns: ["status", "created_at DESC"] }, { columns: ["reason", "created_at DESC"] }],
};

/** Messages to customers about their orders, newest first; to whom they went is left out. */
export const orderMessages: Table = {
  id: "order-messages",
  name: "order_message",
  key: ["id"],
  columns: {
    created_at: { kind: "instant", sortable: true },
    order_id: { kind: "reference", to: "orders" },
    kind: { kind: "choice", values: MESSAGE_KINDS },
    channel: { kind: "choice", values: MESSAGE_CHANNELS },
    status: { kind: "choice", values: MESSAGE_STATUSES },
    attempts: { kind: "number" },
    last_error: { kind: "text" },
    due_at: { kind: "instant" },
    sent_at: { kind: "instant" },
    id: { kind: "id" },
  },
  sort: { by: "created_at", direction: "desc" },
  softDeleted: true,
  indexes: [{ columns: ["kind", "created_at DESC"] }, { columns: ["channel", "created_at DESC"] }],
};
