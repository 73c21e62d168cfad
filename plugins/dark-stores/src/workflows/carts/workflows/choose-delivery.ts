import { CartWorkflowEvents } from "@medusajs/framework/utils";
import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import {
  acquireLockStep,
  addShippingMethodToCartStep,
  addShippingMethodToCartWorkflow,
  emitEventStep,
  getItemTaxLinesStep,
  releaseLockStep,
  removeShippingMethodFromCartStep,
  type GetItemTaxLinesStepInput,
} from "@medusajs/medusa/core-flows";
import { taxLineOf } from "../new-lines";
import { planDeliveryStep, type ChosenDelivery } from "../steps/plan-delivery";

export const chooseDeliveryWorkflowId = "dark-stores-choose-delivery";

export interface ChooseDeliveryInput {
  cart_id: string;
  options: ChosenDelivery[];
}

/**
 * Puts the delivery that a customer chose into a pinned cart, at the tariff of its store and with its taxes. Where a
 * payment or a promotion has to follow, or the delivery is of another kind, Medusa's workflow does it.
 */
export const chooseDeliveryWorkflow = createWorkflow(
  { name: chooseDeliveryWorkflowId, idempotent: false },
  (input: ChooseDeliveryInput) => {
    acquireLockStep({ key: input.cart_id, timeout: 2, ttl: 10 });
    const plan = planDeliveryStep(input);

    when("delivery-comes-alone", { plan }, ({ plan }) => plan !== null).then(() => {
      const taxes = getItemTaxLinesStep(
        transform({ plan }, ({ plan }) => ({
          orderOrCart: plan?.cart,
          // The delivery has no id yet: its option stands for it.
          shipping_methods: plan ? [{ ...plan.method, id: plan.method.shipping_option_id }] : [],
        })) as unknown as GetItemTaxLinesStepInput,
      );
      removeShippingMethodFromCartStep(
        transform({ plan }, ({ plan }) => ({ shipping_method_ids: plan?.replaced_ids ?? [] })),
      );
      addShippingMethodToCartStep(
        transform({ plan, taxes }, ({ plan, taxes }) => ({
          shipping_methods: plan ? [{ ...plan.method, tax_lines: taxes.shippingMethodsTaxLines.map(taxLineOf) }] : [],
        })) as never,
      );
      emitEventStep({
        eventName: CartWorkflowEvents.UPDATED,
        data: transform({ input }, ({ input }) => ({ id: input.cart_id })),
      });
    });
    when("others-follow-the-delivery", { plan }, ({ plan }) => plan === null).then(() => {
      addShippingMethodToCartWorkflow.runAsStep({ input: input as never });
    });

    releaseLockStep({ key: input.cart_id });
    return new WorkflowResponse(input.cart_id);
  },
);
