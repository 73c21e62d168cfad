import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { updateLineItemInCartWorkflow } from "@medusajs/medusa/core-flows";
import { changePinnedCartWorkflow } from "../../../../../../workflows/carts/workflows/change-pinned-cart";
import { answerCart, pinOf } from "../../../../../carts/pinned";

interface Body {
  quantity: number;
  metadata?: Record<string, unknown> | null;
  additional_data?: Record<string, unknown>;
}

/** Changes a line's quantity, 0 removes it; in a pinned cart at its store's price and within its stock. */
export async function POST(req: MedusaRequest<Body>, res: MedusaResponse): Promise<void> {
  const id = req.params["id"] ?? "";
  const line_id = req.params["line_id"] ?? "";
  const { additional_data, ...update } = req.validatedBody;
  const pin = await pinOf(req);
  if (pin) {
    await changePinnedCartWorkflow(req.scope).run({
      input: { ...pin, changes: [{ kind: "set", line_id, ...update }] },
    });
  } else {
    const input = { cart_id: id, item_id: line_id, update, ...(additional_data ? { additional_data } : {}) };
    await updateLineItemInCartWorkflow(req.scope).run({ input: input });
  }
  await answerCart(req, res, id);
}
