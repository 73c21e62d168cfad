import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { refetchCart } from "@medusajs/medusa/api/store/carts/helpers";
import { defaultStoreCartFields } from "@medusajs/medusa/api/store/carts/query-config";
import { PLACING_REFUSALS } from "../../../../../contract";
import { repriceCartWorkflow } from "../../../../../workflows/placing/workflows/reprice-cart";

interface CartError {
  code: string;
  name: string;
  type: string;
  message: string;
  details?: Record<string, unknown>;
}

const PAYMENT_ERRORS: readonly string[] = [
  MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
  MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR,
];

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
  const error = thrown as CartError;
  const paymentFailed = PAYMENT_ERRORS.includes(error?.type);
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
