import type { MedusaContainer } from "@medusajs/framework/types";
import { Refusal } from "@quickdash/dark-stores/contract";
import { takeLease, workAlone, type Exclusive, type Lease } from "../leasing/lease";
import { CHECKOUT_IN_PROGRESS } from "./placing-errors";

const WAIT_SECONDS = 30;

const ofCart = (cartId: string): Exclusive => ({
  subject_id: cartId,
  wait_seconds: WAIT_SECONDS,
  refuse: () => new Refusal("conflict", CHECKOUT_IN_PROGRESS, "This cart is just being placed. Try again in a moment."),
});

/** Waits for the lease of a cart, whose lock the caller holds; refuses `checkout_in_progress` after half a minute. */
export async function takeCheckoutLease(container: MedusaContainer, cartId: string): Promise<Lease> {
  return takeLease(container, ofCart(cartId));
}

/** Does work on a cart that nobody else places meanwhile; refuses `checkout_in_progress` after half a minute. */
export async function workOnCartAlone<Result>(
  container: MedusaContainer,
  cartId: string,
  work: (lease: Lease) => Promise<Result>,
): Promise<Result> {
  return workAlone(container, ofCart(cartId), work);
}
