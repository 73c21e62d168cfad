import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { refetchCart } from "@medusajs/medusa/api/store/carts/helpers";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../modules/dark-stores";

/** The store the cart in the address is pinned to, or null: then Medusa's own rules hold. */
export async function pinOf(req: MedusaRequest): Promise<{ cart_id: string; dark_store_id: string } | null> {
  return req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).retrieveCartPin(req.params["id"] ?? "");
}

/**
 * Answers with the cart as it is now, with the fields the client asked for. Most ask for none in particular, and those
 * of a cart before payment are read in one statement; everything else is asked of Medusa's graph.
 */
export async function answerCart(req: MedusaRequest, res: MedusaResponse, id: string): Promise<void> {
  const plain = req.query["fields"] === undefined;
  const viewed = plain ? await req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).viewCart(id) : null;
  const cart: unknown = viewed ?? (await refetchCart(id, req.scope, req.queryConfig.fields));
  res.status(200).json({ cart });
}
