import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { refetchCart } from "@medusajs/medusa/api/store/carts/helpers";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../modules/dark-stores";

/** The store the cart in the address is pinned to, or null: then Medusa's own rules hold. */
export async function pinOf(req: MedusaRequest): Promise<{ cart_id: string; dark_store_id: string } | null> {
  return req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).retrieveCartPin(req.params["id"] ?? "");
}

/** Answers with the cart as it is now, with the fields the client asked for. */
export async function answerCart(req: MedusaRequest, res: MedusaResponse, id: string): Promise<void> {
  const cart: unknown = await refetchCart(id, req.scope, req.queryConfig.fields);
  res.status(200).json({ cart });
}
