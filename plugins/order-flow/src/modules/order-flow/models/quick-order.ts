import { model } from "@medusajs/framework/utils";
import { ORDER_STATUSES } from "../../../contract";
import QuickOrderLine from "./quick-order-line";

/** What QuickDash knows of an order beside Medusa's own record: its store, its promise, its status and its codes. */
export default model.define("quick_order", {
  id: model.id({ prefix: "qord" }).primaryKey(),
  order_id: model.text(),
  display_id: model.number(),
  cart_id: model.text(),
  dark_store_id: model.text(),
  customer_id: model.text().nullable(),
  status: model.enum([...ORDER_STATUSES]),
  /** The last status that Medusa's order, fulfilment and payment records reflect. */
  recorded_status: model.enum([...ORDER_STATUSES]),
  promised_at: model.dateTime(),
  pickup_code: model.text(),
  handoff_code: model.text(),
  drop_latitude: model.float(),
  drop_longitude: model.float(),
  drop_address: model.text(),
  drop_instructions: model.text().nullable(),
  customer_first_name: model.text().nullable(),
  payment_method: model.text(),
  currency_code: model.text(),
  /** As ordered, in major units; never changes. */
  total: model.bigNumber(),
  /** What is owed for what was picked, at most the total. */
  due_total: model.bigNumber(),
  /** What the rider collects at the door: the due total with cash on delivery, otherwise 0. */
  cash_to_collect: model.bigNumber(),
  /** In how many bags the order leaves the store; null before it is packed. */
  bags: model.number().nullable(),
  cancel_reason: model.text().nullable(),
  picker_id: model.text().nullable(),
  placed_at: model.dateTime(),
  pending_at: model.dateTime().nullable(),
  confirmed_at: model.dateTime().nullable(),
  preparing_at: model.dateTime().nullable(),
  ready_for_pickup_at: model.dateTime().nullable(),
  out_for_delivery_at: model.dateTime().nullable(),
  delivered_at: model.dateTime().nullable(),
  cancelled_at: model.dateTime().nullable(),
  lines: model.hasMany(() => QuickOrderLine, { mappedBy: "quick_order" }),
});
