import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import {
  acquireLockStep,
  addToCartWorkflow,
  deleteLineItemsWorkflow,
  refreshCartItemsWorkflow,
  releaseLockStep,
  updateLineItemsStep,
} from "@medusajs/medusa/core-flows";
import type { CartChange } from "../../../modules/dark-stores";
import { planCartStep } from "../steps/plan-cart";

export const changePinnedCartWorkflowId = "dark-stores-change-pinned-cart";

export interface ChangePinnedCartInput {
  cart_id: string;
  dark_store_id: string;
  /** None: only brings the lines to today's prices. */
  changes: CartChange[];
}

/**
 * Adds to, changes or empties lines of a pinned cart at its store's prices, under the cart's lock, so that what was
 * checked against the stock is what is written.
 */
export const changePinnedCartWorkflow = createWorkflow(changePinnedCartWorkflowId, (input: ChangePinnedCartInput) => {
  acquireLockStep({ key: input.cart_id, timeout: 2, ttl: 10 });
  const plan = planCartStep(input);

  const update = transform({ input, plan }, ({ input, plan }) => ({
    id: input.cart_id,
    items: plan.update.map(({ id, ...data }) => ({ selector: { id }, data: { ...data, is_custom_price: true } })),
  }));
  updateLineItemsStep(update as never);

  when({ plan }, ({ plan }) => plan.remove.length > 0).then(() => {
    deleteLineItemsWorkflow.runAsStep({ input: { cart_id: input.cart_id, ids: plan.remove } });
  });
  when({ plan }, ({ plan }) => plan.create.length > 0).then(() => {
    const added = transform({ input, plan }, ({ input, plan }) => ({
      cart_id: input.cart_id,
      items: plan.create.map((line) => ({ ...line, metadata: line.metadata ?? {}, is_tax_inclusive: true })),
    }));
    addToCartWorkflow.runAsStep({ input: added as never });
  });
  when({ plan }, ({ plan }) => plan.create.length === 0 && plan.remove.length === 0 && plan.update.length > 0).then(
    () => {
      refreshCartItemsWorkflow.runAsStep({ input: { cart_id: input.cart_id } });
    },
  );

  releaseLockStep({ key: input.cart_id });
  return new WorkflowResponse(plan);
});
