import type { CreateCartWorkflowInputDTO, RegionDTO, SalesChannelDTO } from "@medusajs/framework/types";
import { CartWorkflowEvents } from "@medusajs/framework/utils";
import {
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk";
import {
  createCartsStep,
  emitEventStep,
  findOneOrAnyRegionStep,
  findOrCreateCustomerStep,
  findSalesChannelStep,
  getItemTaxLinesStep,
  prepareCartToCreateStep,
  updateCartPromotionsWorkflow,
  type GetItemTaxLinesStepInput,
  type PrepareCartToCreateStepInput,
} from "@medusajs/medusa/core-flows";
import { Refusal } from "../../../contract/refusal";
import { newLines } from "../new-lines";
import { checkDeliveryPointStep } from "../steps/check-delivery-point";
import { pinCartStep } from "../steps/pin-cart";
import { planCartStep } from "../steps/plan-cart";

export const createPinnedCartWorkflowId = "dark-stores-create-pinned-cart";

export interface CreatePinnedCartInput {
  dark_store_id: string;
  cart: CreateCartWorkflowInputDTO;
}

/**
 * Creates a cart that belongs to one dark store, with its first lines at that store's prices. Medusa's own workflow asks
 * for prices and stock that a dark store does not keep there, and refreshes what a new cart does not have.
 */
export const createPinnedCartWorkflow = createWorkflow(
  { name: createPinnedCartWorkflowId, idempotent: false },
  (input: CreatePinnedCartInput) => {
    const delivery = checkDeliveryPointStep(
      transform({ input }, ({ input }) => ({
        dark_store_id: input.dark_store_id,
        customer_id: input.cart.customer_id,
        shipping_address: input.cart.shipping_address ?? input.cart.shipping_address_id,
      })),
    );
    const plan = planCartStep(transform({ input }, firstLines));
    const salesChannel = findSalesChannelStep({ salesChannelId: input.cart.sales_channel_id });
    const region = findOneOrAnyRegionStep({ regionId: input.cart.region_id }) as WorkflowData<RegionDTO>;
    const customerData = findOrCreateCustomerStep({ customerId: input.cart.customer_id, email: input.cart.email });
    const cart = prepareCartToCreateStep(
      transform({ input, delivery, region, customerData, salesChannel }, cartToPrepare),
    );
    const taxes = getItemTaxLinesStep(
      transform({ plan, cart, region, customerData }, ({ plan, cart, region, customerData }) => ({
        orderOrCart: { ...cart, region, customer: customerData.customer },
        // The lines have no ids yet: their variants stand for them.
        items: plan.create.map((line) => ({ ...line, id: line.variant_id })),
      })) as unknown as GetItemTaxLinesStepInput,
    );
    const carts = createCartsStep(
      transform({ cart, plan, taxes }, ({ cart, plan, taxes }) => [
        { ...cart, items: newLines(plan.create, taxes.lineItemTaxLines) },
      ]) as never,
    );
    const pin = transform({ carts, input }, ({ carts, input }) => ({
      cart_id: carts[0]?.id ?? "",
      dark_store_id: input.dark_store_id,
    }));
    pinCartStep(pin);
    when("promotions-may-apply", { input, plan }, mayBePromoted).then(() => {
      updateCartPromotionsWorkflow.runAsStep({
        input: {
          cart_id: pin.cart_id,
          promo_codes: input.cart.promo_codes as string[],
          force_refresh_payment_collection: false,
        },
      });
    });
    emitEventStep({
      eventName: CartWorkflowEvents.CREATED,
      data: transform({ pin }, ({ pin }) => ({ id: pin.cart_id })),
    });
    return new WorkflowResponse(pin);
  },
);

function cartToPrepare({
  input,
  delivery,
  salesChannel,
  ...found
}: {
  input: CreatePinnedCartInput;
  delivery: { shipping_address?: unknown };
  salesChannel: SalesChannelDTO | null;
  region: PrepareCartToCreateStepInput["region"];
  customerData: PrepareCartToCreateStepInput["customerData"];
}): PrepareCartToCreateStepInput {
  if (!salesChannel) {
    throw new Refusal(
      "invalid_data",
      "sales_channel_missing",
      "Send a publishable key that belongs to a sales channel.",
    );
  }
  const { shipping_address } = delivery;
  return {
    ...found,
    salesChannel,
    input: {
      ...withoutSavedAddress(input.cart),
      ...(shipping_address ? { shipping_address } : {}),
    },
  };
}

/** A saved address is copied into the cart: the id is of the customer's address, not of one of the cart's. */
function withoutSavedAddress({
  shipping_address_id: _id,
  promo_codes: _codes,
  items: _items,
  ...cart
}: CreateCartWorkflowInputDTO) {
  return cart;
}

function firstLines({ input }: { input: CreatePinnedCartInput }) {
  return {
    cart_id: null,
    dark_store_id: input.dark_store_id,
    changes: (input.cart.items ?? []).map((item) => ({
      kind: "add" as const,
      variant_id: item.variant_id ?? "",
      quantity: Number(item.quantity),
      metadata: item.metadata,
    })),
  };
}

/** A cart without lines and codes has nothing that a promotion could reduce. */
function mayBePromoted({ input, plan }: { input: CreatePinnedCartInput; plan: { create: unknown[] } }): boolean {
  return plan.create.length > 0 || (input.cart.promo_codes ?? []).length > 0;
}
