import type { GetItemTaxLinesStepInput } from "@medusajs/medusa/core-flows";
import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { CartWorkflowEvents } from "@medusajs/framework/utils";
import {
  acquireLockStep,
  createLineItemsStep,
  deleteLineItemsStep,
  emitEventStep,
  getItemTaxLinesStep,
  refreshCartItemsWorkflow,
  releaseLockStep,
  updateLineItemsStep,
} from "@medusajs/medusa/core-flows";
import type { CartChange } from "../../../modules/dark-stores";
import { newLines } from "../new-lines";
import { planCartStep } from "../steps/plan-cart";
import { repriceDeliveriesStep } from "../steps/reprice-deliveries";

export const changePinnedCartWorkflowId = "dark-stores-change-pinned-cart";

export interface ChangePinnedCartInput {
  cart_id: string;
  dark_store_id: string;
  /** None: only brings the lines to today's prices. */
  changes: CartChange[];
}

/**
 * Adds to, changes or empties lines of a pinned cart at its store's prices, under the cart's lock, so that what was
 * checked against the stock is what is written. The lines are written by Medusa's steps, and the delivery is priced anew at
 * the store's tariff; what else follows (promotions, payment) is refreshed by Medusa's workflow, and only where the cart has
 * any of it: before payment it has not, and the refresh is most of the work.
 */
export const changePinnedCartWorkflow = createWorkflow(
  { name: changePinnedCartWorkflowId, idempotent: false },
  (input: ChangePinnedCartInput) => {
    acquireLockStep({ key: input.cart_id, timeout: 2, ttl: 10 });
    const plan = planCartStep(input);

    when("lines-change", { plan }, ({ plan }) => plan.update.length > 0).then(() => {
      const update = transform({ input, plan }, ({ input, plan }) => ({
        id: input.cart_id,
        items: plan.update.map(({ id, ...data }) => ({ selector: { id }, data: { ...data, is_custom_price: true } })),
      }));
      updateLineItemsStep(update as never);
    });
    when("lines-go", { plan }, ({ plan }) => plan.remove.length > 0).then(() => {
      deleteLineItemsStep(plan.remove);
    });
    when("lines-come", { plan }, ({ plan }) => plan.create.length > 0).then(() => {
      const taxed = transform({ plan }, ({ plan }) => ({
        orderOrCart: plan.cart,
        // The lines have no ids yet: their variants stand for them.
        items: plan.create.map((line) => ({ ...line, id: line.variant_id })),
      }));
      const taxes = getItemTaxLinesStep(taxed as unknown as GetItemTaxLinesStepInput);
      createLineItemsStep(
        transform({ input, plan, taxes }, ({ input, plan, taxes }) => ({
          id: input.cart_id,
          items: newLines(plan.create, taxes.lineItemTaxLines).map((line) => ({ ...line, cart_id: input.cart_id })),
        })) as never,
      );
    });
    when(
      "deliveries-follow",
      { plan },
      ({ plan }) => plan.cart?.has_dependents === false && plan.cart.deliveries.length > 0,
    ).then(() => {
      repriceDeliveriesStep({ cart_id: input.cart_id });
    });
    when("others-follow", { plan }, ({ plan }) => plan.cart?.has_dependents === true).then(() => {
      refreshCartItemsWorkflow.runAsStep({ input: { cart_id: input.cart_id } });
    });

    emitEventStep({
      eventName: CartWorkflowEvents.UPDATED,
      data: transform({ input }, ({ input }) => ({ id: input.cart_id })),
    });
    releaseLockStep({ key: input.cart_id });
    return new WorkflowResponse(plan);
  },
);
