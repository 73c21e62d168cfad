import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { UpdateCartWorkflowInputDTO } from "@medusajs/framework/types";
import { updateCartWorkflow } from "@medusajs/medusa/core-flows";
import { updatePinnedCartWorkflow } from "../../../../workflows/carts/workflows/update-pinned-cart";
import { answerCart, pinOf } from "../../../carts/pinned";

/** The cart, with its totals. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await answerCart(req, res, req.params["id"] ?? "");
}

/** Updates a cart; a pinned cart takes only addresses its store delivers to. */
export async function POST(
  req: MedusaRequest<Omit<UpdateCartWorkflowInputDTO, "id">>,
  res: MedusaResponse,
): Promise<void> {
  const id = req.params["id"] ?? "";
  const cart = { ...req.validatedBody, id };
  const pin = await pinOf(req);
  if (pin) {
    await updatePinnedCartWorkflow(req.scope).run({ input: { dark_store_id: pin.dark_store_id, cart } });
  } else {
    await updateCartWorkflow(req.scope).run({ input: cart });
  }
  await answerCart(req, res, id);
}
