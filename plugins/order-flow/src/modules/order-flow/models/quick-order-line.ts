import { model } from "@medusajs/framework/utils";
import { SUBSTITUTION_KINDS } from "../../../contract";
import QuickOrder from "./quick-order";

/**
 * One line to pick. `quantity` is as ordered; `picked_quantity` is what lies in the bag for it, substitutes included, and
 * null until a picker resolved the line.
 */
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
  /** What the customer wants when the line cannot be packed as ordered, and the variant they named. */
  preference: model.enum([...SUBSTITUTION_KINDS]).default("best_match"),
  preference_variant_id: model.text().nullable(),
  preference_title: model.text().nullable(),
  /** What one piece is sold as, in grams; null for what is not sold by weight. */
  nominal_weight_grams: model.number().nullable(),
  /** What all ordered pieces in the bag weigh; null when nobody weighed them. */
  picked_weight_grams: model.number().nullable(),
  /** How many of the picked pieces are the substitute. */
  substituted_quantity: model.number().default(0),
  substitute_variant_id: model.text().nullable(),
  substitute_title: model.text().nullable(),
  substitute_barcode: model.text().nullable(),
  substitute_bin: model.text().nullable(),
  /** The substitute's own selling price when it was picked; the customer pays at most the ordered one's. */
  substitute_unit_price: model.bigNumber().nullable(),
  substitute_nominal_weight_grams: model.number().nullable(),
  substitute_weight_grams: model.number().nullable(),
  /** How many delivered pieces were claimed by refunds, and what they are worth, in major units. */
  refunded_quantity: model.number().default(0),
  refunded_amount: model.bigNumber().default(0),
});
