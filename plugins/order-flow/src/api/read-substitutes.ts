import type { MedusaContainer } from "@medusajs/framework/types";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import type { SubstitutesQuery, SuggestedSubstitute } from "../contract";
import { lineTitleOf } from "../modules/order-flow/policies/line-title";
import { lineNotFound, orderNotFound } from "../modules/order-flow/refusals";
import { orderFlowOf } from "./read";

/**
 * What the store has in stock in place of a line: what the customer named, what is similar, or nothing when they want
 * their money back. Refuses `order_not_found`, also for another store's order, and `line_not_found`.
 */
export async function readSubstitutes(
  container: MedusaContainer,
  {
    order_id,
    line_id,
    staff_id,
    limit,
    offset,
  }: { order_id: string; line_id: string; staff_id: string } & SubstitutesQuery,
): Promise<{ substitutes: SuggestedSubstitute[]; count: number }> {
  const orders = orderFlowOf(container);
  const stores = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const order = await orders.retrieveQuickOrder(order_id);
  const own = await stores.listStaffDarkStoreIds(staff_id);
  if (!own.includes(order.dark_store_id)) throw orderNotFound(order_id);
  const line = (await orders.listLines(order_id)).find((each) => each.id === line_id);
  if (!line) throw lineNotFound(line_id);
  if (line.preference === "refund") return { substitutes: [], count: 0 };

  const { substitutes, count } = await stores.pageSubstitutes({
    dark_store_id: order.dark_store_id,
    variant_id: line.variant_id,
    unit_price: line.unit_price,
    only: line.preference_variant_id ? [line.preference_variant_id] : null,
    limit,
    offset,
  });
  return {
    substitutes: substitutes.map((each) => ({
      variant_id: each.variant_id,
      title: lineTitleOf(each),
      bin: each.bin,
      barcode: each.barcode,
      available: each.available,
      unit_price: each.selling_price,
      same_product: each.same_product,
      nominal_weight_grams: each.nominal_weight_grams,
    })),
    count,
  };
}
