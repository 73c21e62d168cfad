import { setTimeout as sleep } from "node:timers/promises";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Refusal } from "@quickdash/dark-stores/contract";
import { ORDER_FLOW_MODULE } from "../../modules/order-flow";
import type OrderFlowService from "../../modules/order-flow/service";
import { CHECKOUT_IN_PROGRESS } from "./placing-errors";

const WAIT_MS = 30_000;
const ASK_AGAIN_MS = 100;

/** The one placing of a cart that may be at work. */
export interface CheckoutLease {
  cart_id: string;
  attempt: string;
}

/**
 * Waits for the cart's lease and takes it; refuses `checkout_in_progress` after half a minute. The cart's lock in Redis
 * keeps order among well-behaved callers; this is what holds when Redis restarts and forgets the lock.
 */
export async function takeCheckoutLease(container: MedusaContainer, cartId: string): Promise<CheckoutLease> {
  const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  const lease = { cart_id: cartId, attempt: crypto.randomUUID() };
  const givesUpAt = Date.now() + WAIT_MS;
  while (!(await service.claimCheckout(lease))) {
    if (Date.now() > givesUpAt) {
      throw new Refusal("conflict", CHECKOUT_IN_PROGRESS, "This cart is just being placed. Try again in a moment.");
    }
    await sleep(ASK_AGAIN_MS);
  }
  return lease;
}

/** Gives the lease back; does nothing when it has run out and is another's. */
export async function giveCheckoutLeaseBack(container: MedusaContainer, lease: CheckoutLease): Promise<void> {
  await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).endCheckout(lease);
}
