import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { OrderWorkflowEvents } from "@medusajs/framework/utils";
import {
  acquireLockStep,
  addOrderTransactionStep,
  emitEventStep,
  transferCartCustomerWorkflow,
} from "@medusajs/medusa/core-flows";
import { reserveStockStep } from "@quickdash/dark-stores/workflows";
import { ORDER_STATUS_CHANGED } from "../../../contract";
import { authorizePaymentStep, type PlacedPayment } from "../steps/authorize-payment";
import { beginCheckoutStep } from "../steps/begin-checkout";
import { checkCheckoutStep } from "../steps/check-checkout";
import { closeCartStep } from "../steps/close-cart";
import { createMedusaOrderStep, type NewOrder } from "../steps/create-medusa-order";
import { createQuickOrderStep } from "../steps/create-quick-order";
import { endCheckoutStep } from "../steps/end-checkout";
import { findPlacedOrderStep } from "../steps/find-placed-order";
import { guardPaymentStep } from "../steps/guard-payment";
import { registerPromotionsStep } from "../steps/register-promotions";

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
    const lease = beginCheckoutStep({ cart_id: input.cart_id });
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
      // Runs last when the placing is taken back: money that was taken meanwhile goes home.
      guardPaymentStep(
        transform({ checkout }, ({ checkout }) => ({
          cart_id: checkout.cart_id,
          session_id: checkout.payment_session_id,
        })),
      );
      const order = createMedusaOrderStep(transform({ checkout }, ({ checkout }) => ({ order: checkout.order })));
      closeCartStep(
        transform({ checkout, order }, ({ checkout, order }) => ({
          cart_id: checkout.cart_id,
          order_id: order.id,
          payment_collection_id: checkout.payment_collection_id,
          promotion_ids: checkout.promotion_ids,
        })),
      );
      registerPromotionsStep(
        transform({ checkout, order }, ({ checkout, order }) => ({
          ...checkout.promotion_usage,
          actions: order.is_new ? checkout.promotion_usage.actions : [],
        })),
      );
      const payment = authorizePaymentStep(
        transform({ checkout }, ({ checkout }) => ({ session_id: checkout.payment_session_id })),
      );
      addOrderTransactionStep(transform({ order, payment }, transactionsOf) as never);
      const event = createQuickOrderStep(
        transform({ checkout, order, payment }, ({ checkout, order, payment }) => ({
          checkout,
          order,
          is_settled: payment !== null,
        })),
      );
      emitEventStep({
        eventName: OrderWorkflowEvents.PLACED,
        data: transform({ order }, ({ order }) => ({ id: order.id })),
      }).config({ name: "emit-order-placed" });
      emitEventStep({ eventName: ORDER_STATUS_CHANGED, data: event });
      return event;
    });

    endCheckoutStep(lease);
    return new WorkflowResponse(
      transform({ found, placed }, ({ found, placed }) => ({ order_id: found.order_id ?? placed?.order_id ?? "" })),
    );
  },
);

/** Money that came in with the placing, for the order's books. */
function transactionsOf({ order, payment }: { order: NewOrder; payment: PlacedPayment | null }) {
  return (payment?.captures ?? []).map((capture) => ({
    order_id: order.id,
    amount: capture.raw_amount ?? capture.amount,
    currency_code: payment?.currency_code,
    reference: "capture",
    reference_id: capture.id,
  }));
}
