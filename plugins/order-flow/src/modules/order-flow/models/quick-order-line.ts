import { model } from "@medusajs/framework/utils";
import QuickOrder from "./quick-order";

/** One line to pick. `quantity` is as ordered; `picked_quantity` is null until a picker resolved the line. */
export default model.define("quick_order_line", {
  id: model.id({ prefix: "qline" }).primaryKey(),
  quick_order: model.belongsTo(() => QuickOrder, { mappedBy: "lines" }),
  order_id: model.text(),
  line_item_id: model.text(),
  variant_id: model.text(),
  title: model.text(),
  bin: model.text().nullable(),
  barcode: model.text().nullable(),
  quantity: model.number(),
  picked_quantity: model.number().nullable(),
  unit_price: model.bigNumber(),
  /** What the whole line costs the customer, discounts and taxes included. */
  line_total: model.bigNumber(),
  status: model.enum(["pending", "picked", "short"]).default("pending"),
  short_reason: model.text().nullable(),
  preference: model.text().nullable(),
});
