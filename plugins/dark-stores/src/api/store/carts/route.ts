import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { CreateCartWorkflowInputDTO } from "@medusajs/framework/types";
import { createCartWorkflow } from "@medusajs/medusa/core-flows";
import { DARK_STORE_HEADER } from "../../../contract";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";
import { createPinnedCartWorkflow } from "../../../workflows/carts/workflows/create-pinned-cart";
import { chosenStoreId } from "../../assortment/chosen-store";
import { answerCart } from "../../carts/pinned";

/** Creates a cart, pinned to the dark store named in the header; without the header as Medusa does. */
export async function POST(
  req: AuthenticatedMedusaRequest<CreateCartWorkflowInputDTO>,
  res: MedusaResponse,
): Promise<void> {
  const cart = { ...req.validatedBody, customer_id: req.auth_context?.actor_id } as CreateCartWorkflowInputDTO;
  const chosen = chosenStoreId(req.get(DARK_STORE_HEADER));
  if (chosen !== null) {
    const store = await req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).findDarkStore(chosen);
    const { result } = await createPinnedCartWorkflow(req.scope).run({ input: { dark_store_id: store.id, cart } });
    await answerCart(req, res, result.cart_id);
    return;
  }
  const { result } = await createCartWorkflow(req.scope).run({ input: cart });
  await answerCart(req, res, result.id);
}
