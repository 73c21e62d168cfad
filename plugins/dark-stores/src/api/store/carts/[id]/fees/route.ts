import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Refusal } from "../../../../../contract/refusal";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../modules/dark-stores";

/** What the delivery of a pinned cart costs now, also before a delivery is chosen, and what is missing to make it cheaper. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const cart_id = req.params["id"] ?? "";
  const fees = await req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).quoteCart({ cart_id });
  if (!fees) {
    throw new Refusal("not_found", "cart_not_found", `There is no cart ${cart_id} that belongs to a dark store.`);
  }
  res.status(200).json({ fee_quote: fees.quote });
}
