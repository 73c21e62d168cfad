import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import {
  acquireLockStep,
  completeCartWorkflow,
  emitEventStep,
  releaseLockStep,
  transferCartCustomerWorkflow,
} from "@medusajs/medusa/core-flows";
import { reserveStockStep } from "@quickdash/dark-stores/workflows";
import { ORDER_STATUS_CHANGED } from "../../../contract";
import { checkCheckoutStep } from "../steps/check-checkout";
import { createQuickOrderStep } from "../steps/create-quick-order";
import { findPlacedOrderStep } from "../steps/find-placed-order";

const LOCK_TIMEOUT_SECONDS = 30;
const LOCK_TTL_SECONDS = 120;
const LOCK_RETRY_SECONDS = 0.1;

export interface PlaceOrderInput {
  cart_id: string;
  /** The logged-in caller; the cart becomes theirs if it has no registered customer yet. */
  customer_id?: string | null;
}

export const placeOrderWorkflowId = "order-flow-place-order";

/**
 * Turns a cart into an order, once: however often and by how many it is called, a cart has one order. Stock is held
 * before money is touched, and every step before a failure is taken back. The cart's lock is taken here because Medusa's
 * own workflows skip theirs inside another one. Refuses `cart_not_found` and the codes of PLACING_REFUSALS; Medusa's
 * payment errors pass through.
 */
export const placeOrderWorkflow = createWorkflow(
  { name: placeOrderWorkflowId, idempotent: false },
  (input: PlaceOrderInput) => {
    acquireLockStep({
      key: input.cart_id,
      timeout: LOCK_TIMEOUT_SECONDS,
      ttl: LOCK_TTL_SECONDS,
      retryInterval: LOCK_RETRY_SECONDS,
    });
    const found = findPlacedOrderStep(input);

    when("caller-is-not-yet-the-customer", { found }, ({ found }) => found.attach_customer).then(() => {
      transferCartCustomerWorkflow.runAsStep({
        input: transform({ input }, ({ input }) => ({ id: input.cart_id, customer_id: input.customer_id ?? "" })),
      });
    });

    const placed = when("cart-is-not-yet-an-order", { found }, ({ found }) => !found.order_id).then(() => {
      const checkout = checkCheckoutStep({ cart_id: input.cart_id });
      reserveStockStep(
        transform({ checkout }, ({ checkout }) => ({
          reference: checkout.cart_id,
          dark_store_id: checkout.dark_store_id,
          lines: checkout.stock,
        })),
      );
      const order = completeCartWorkflow.runAsStep({ input: { id: input.cart_id } });
      const event = createQuickOrderStep({ order_id: order.id, checkout });
      emitEventStep({ eventName: ORDER_STATUS_CHANGED, data: event });
      return event;
    });

    releaseLockStep({ key: input.cart_id });
    return new WorkflowResponse(
      transform({ found, placed }, ({ found, placed }) => ({ order_id: found.order_id ?? placed?.order_id ?? "" })),
    );
  },
);
