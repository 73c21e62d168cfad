import type { UpdateCartWorkflowInputDTO } from "@medusajs/framework/types";
import { CartWorkflowEvents } from "@medusajs/framework/utils";
import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import {
  acquireLockStep,
  emitEventStep,
  findOrCreateCustomerStep,
  getItemTaxLinesStep,
  prepareCartToUpdateStep,
  releaseLockStep,
  setTaxLinesForItemsStep,
  updateCartsStep,
  updateCartWorkflow,
  type GetItemTaxLinesStepInput,
} from "@medusajs/medusa/core-flows";
import { bearsOtherTaxes, isTaxedAnew, type DueTax } from "../../../modules/dark-stores";
import { changesOnlyItself } from "../changes-only-itself";
import { checkDeliveryPointStep } from "../steps/check-delivery-point";
import { readCartStep } from "../steps/read-cart";
import { repriceDeliveriesStep } from "../steps/reprice-deliveries";

export const updatePinnedCartWorkflowId = "dark-stores-update-pinned-cart";

export interface UpdatePinnedCartInput {
  dark_store_id: string;
  cart: UpdateCartWorkflowInputDTO;
}

/**
 * Updates a pinned cart, after its store agreed to deliver to the new address. Who buys and where to is written by
 * Medusa's steps; the taxes and what the delivery costs follow the address. A change that reaches further (region,
 * promotion codes, a payment to follow) is made by Medusa's workflow.
 */
export const updatePinnedCartWorkflow = createWorkflow(
  { name: updatePinnedCartWorkflowId, idempotent: false },
  (input: UpdatePinnedCartInput) => {
    acquireLockStep({ key: input.cart.id, timeout: 2, ttl: 10 });
    const before = readCartStep({ cart_id: input.cart.id });
    const delivery = checkDeliveryPointStep(
      transform({ input }, ({ input }) => ({
        dark_store_id: input.dark_store_id,
        cart_id: input.cart.id,
        shipping_address: input.cart.shipping_address,
      })),
    );
    const change = transform({ input, delivery }, ({ input, delivery }) => ({
      ...input.cart,
      ...(delivery.shipping_address ? { shipping_address: delivery.shipping_address } : {}),
    }));
    const plan = transform({ before, change }, ({ before, change }) => {
      const alone = changesOnlyItself(before, change);
      const address = change.shipping_address as Record<string, unknown> | undefined;
      return {
        alone,
        priced_anew: alone && address !== undefined && before.deliveries.length > 0,
        taxed_anew: alone && isTaxedAnew(before.shipping_address, address),
      };
    });

    when("cart-changes-alone", { plan }, ({ plan }) => plan.alone).then(() => {
      const customer = findOrCreateCustomerStep(
        // Without an e-mail address the customer stays who it was.
        transform({ before, change }, ({ before, change }) =>
          change.email === undefined ? {} : { customerId: before.customer?.id ?? null, email: change.email },
        ),
      );
      const prepared = prepareCartToUpdateStep(
        transform({ before, change, customer }, ({ before, change, customer }) => ({
          input: change,
          region: before.region,
          customer,
          salesChannel: null,
          cartToUpdate: before,
        })),
      );
      updateCartsStep(transform({ prepared }, ({ prepared }) => [prepared]));
      emitEventStep({
        eventName: CartWorkflowEvents.UPDATED,
        data: transform({ input }, ({ input }) => ({ id: input.cart.id })),
      });
    });
    const taxes = when("address-is-taxed-anew", { plan }, ({ plan }) => plan.taxed_anew).then(() =>
      getItemTaxLinesStep(
        transform({ before, change }, ({ before, change }) => ({
          orderOrCart: { ...before, shipping_address: change.shipping_address },
          items: before.lines,
          shipping_methods: before.deliveries,
        })) as unknown as GetItemTaxLinesStepInput,
      ),
    );
    when("cart-bears-other-taxes", { before, taxes }, ({ before, taxes }) =>
      taxes ? bearsOtherTaxes([...before.lines, ...before.deliveries], dueTaxes(taxes)) : false,
    ).then(() => {
      setTaxLinesForItemsStep({
        cart: before as never,
        item_tax_lines: taxes!.lineItemTaxLines,
        shipping_tax_lines: taxes!.shippingMethodsTaxLines,
      });
    });
    when("delivery-is-priced-anew", { plan }, ({ plan }) => plan.priced_anew).then(() => {
      repriceDeliveriesStep({ cart_id: input.cart.id });
    });
    when("others-follow-the-cart", { plan }, ({ plan }) => !plan.alone).then(() => {
      updateCartWorkflow.runAsStep({ input: change });
    });

    releaseLockStep({ key: input.cart.id });
    return new WorkflowResponse(input.cart.id);
  },
);

function dueTaxes(taxes: { lineItemTaxLines: unknown[]; shippingMethodsTaxLines: unknown[] }): DueTax[] {
  return [...taxes.lineItemTaxLines, ...taxes.shippingMethodsTaxLines] as DueTax[];
}
