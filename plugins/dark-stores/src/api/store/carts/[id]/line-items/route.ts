import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { addToCartWorkflow } from "@medusajs/medusa/core-flows";
import { changePinnedCartWorkflow } from "../../../../../workflows/carts/workflows/change-pinned-cart";
import { answerCart, pinOf } from "../../../../carts/pinned";

interface Body {
  variant_id: string;
  quantity: number;
  metadata?: Record<string, unknown> | null;
  additional_data?: Record<string, unknown>;
}

/** Adds a variant to a cart; in a pinned cart at its store's price and within its stock. */
export async function POST(req: MedusaRequest<Body>, res: MedusaResponse): Promise<void> {
  const id = req.params["id"] ?? "";
  const { additional_data, ...item } = req.validatedBody;
  const pin = await pinOf(req);
  if (pin) {
    await changePinnedCartWorkflow(req.scope).run({ input: { ...pin, changes: [{ kind: "add", ...item }] } });
  } else {
    const input = { cart_id: id, items: [item], ...(additional_data ? { additional_data } : {}) };
    await addToCartWorkflow(req.scope).run({ input: input });
  }
  await answerCart(req, res, id);
}
