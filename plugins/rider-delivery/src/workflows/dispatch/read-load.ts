import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";

/** More lines than this are in no order. */
const MAX_LINES = 1000;
/** What an integer of the database holds; heavier is a mistake in the catalogue. */
const MAX_LOAD_G = 2_000_000_000;

/** What the goods of an order weigh as ordered, in grams; what the catalogue gives no weight for counts nothing. */
export async function readLoad(container: MedusaContainer, order_id: string): Promise<number> {
  const lines = await container
    .resolve<OrderFlowService>(ORDER_FLOW_MODULE)
    .listQuickOrderLines({ order_id }, { select: ["variant_id", "quantity"], take: MAX_LINES });
  const id = [...new Set(lines.map(({ variant_id }) => variant_id))];
  const variants = await container
    .resolve(Modules.PRODUCT)
    .listProductVariants(
      { id },
      { select: ["id", "weight", "product.weight"], relations: ["product"], take: id.length },
    );
  const grams = new Map(variants.map(({ id, weight, product }) => [id, Number(weight ?? product?.weight ?? 0) || 0]));
  const load = lines.reduce((sum, { variant_id, quantity }) => sum + quantity * (grams.get(variant_id) ?? 0), 0);
  return Math.min(Math.max(0, Math.round(load)), MAX_LOAD_G);
}
