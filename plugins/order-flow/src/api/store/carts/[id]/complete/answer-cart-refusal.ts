import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { refetchCart } from "@medusajs/medusa/api/store/carts/helpers";
import { defaultStoreCartFields } from "@medusajs/medusa/api/store/carts/query-config";
import { PLACING_REFUSALS } from "../../../../../contract";
import { isPaymentError, type PlacingError } from "../../../../../workflows/placing/placing-errors";
import { repriceCartWorkflow } from "../../../../../workflows/placing/workflows/reprice-cart";

/**
 * Answers what the customer can cure as `{type: "cart", cart, error}` with status 200, as Medusa does for payments, with
 * the cart as it is now: after `price_changed` it carries the new prices. Everything else is thrown on.
 */
export async function answerCartRefusal(
  req: MedusaRequest,
  res: MedusaResponse,
  cartId: string,
  thrown: unknown,
): Promise<void> {
  const error = thrown as PlacingError;
  const paymentFailed = isPaymentError(error);
  const refused = error?.name === "Refusal" && PLACING_REFUSALS.some((code) => code === error.code);
  if (!paymentFailed && !refused) throw thrown;

  if (error.code === "price_changed") await repriceCartWorkflow(req.scope).run({ input: { cart_id: cartId } });
  res.status(200).json({
    type: "cart",
    cart: (await refetchCart(cartId, req.scope, defaultStoreCartFields)) as unknown,
    error: {
      ...error.details,
      code: paymentFailed ? "payment_failed" : error.code,
      message: error.message,
      name: error.name,
      type: error.type,
    },
  });
}
