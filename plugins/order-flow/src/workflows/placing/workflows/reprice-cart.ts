import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import {
  acquireLockStep,
  createPaymentSessionsWorkflow,
  refreshCartItemsWorkflow,
  refreshPaymentCollectionForCartWorkflow,
  releaseLockStep,
  updateLineItemsStep,
} from "@medusajs/medusa/core-flows";
import { readPricesStep } from "../steps/read-prices";

const LOCK_TIMEOUT_SECONDS = 10;
const LOCK_TTL_SECONDS = 30;

export const repriceCartWorkflowId = "order-flow-reprice-cart";

/**
 * Gives the lines and the delivery of a cart its store's present prices, refreshes the totals, and opens a new payment session with the
 * method chosen before, because Medusa drops a session whose amount no longer fits. Nothing is charged.
 */
export const repriceCartWorkflow = createWorkflow(
  { name: repriceCartWorkflowId, idempotent: false },
  (input: { cart_id: string }) => {
    acquireLockStep({ key: input.cart_id, timeout: LOCK_TIMEOUT_SECONDS, ttl: LOCK_TTL_SECONDS });
    const prices = readPricesStep(input);
    when("prices-of-lines-differ", { prices }, ({ prices }) => prices.items.length > 0).then(() => {
      updateLineItemsStep(
        transform({ input, prices }, ({ input, prices }) => ({ id: input.cart_id, items: prices.items })),
      );
    });
    when("prices-differ", { prices }, ({ prices }) => prices.differ).then(() => {
      refreshCartItemsWorkflow.runAsStep({ input: { cart_id: input.cart_id } });
      refreshPaymentCollectionForCartWorkflow.runAsStep({ input: { cart_id: input.cart_id } });
    });
    when("a-method-was-chosen", { prices }, ({ prices }) => prices.differ && !!prices.session).then(() => {
      createPaymentSessionsWorkflow.runAsStep({
        input: transform({ prices }, ({ prices }) => ({
          payment_collection_id: prices.session?.payment_collection_id ?? "",
          provider_id: prices.session?.provider_id ?? "",
          customer_id: prices.customer_id ?? undefined,
        })),
      });
    });
    releaseLockStep({ key: input.cart_id });
    return new WorkflowResponse(prices);
  },
);
