import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { addShippingMethodToCartWorkflow } from "@medusajs/medusa/core-flows";
import { chooseDeliveryWorkflow } from "../../../../../workflows/carts/workflows/choose-delivery";
import { answerCart, pinOf } from "../../../../carts/pinned";

interface Body {
  option_id: string;
  data?: Record<string, unknown>;
}

/** Chooses how a cart is delivered; in a pinned cart at its store's tariff. */
export async function POST(req: MedusaRequest<Body | Body[]>, res: MedusaResponse): Promise<void> {
  const id = req.params["id"] ?? "";
  const chosen = [req.validatedBody].flat();
  const options = chosen.map(({ option_id, data }) => ({ id: option_id, ...(data ? { data } : {}) }));
  const input = { cart_id: id, options };
  if (await pinOf(req)) {
    await chooseDeliveryWorkflow(req.scope).run({ input });
  } else {
    await addShippingMethodToCartWorkflow(req.scope).run({ input });
  }
  await answerCart(req, res, id);
}
