import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { ORDER_FLOW_MODULE } from "../modules/order-flow";
import type OrderFlowService from "../modules/order-flow/service";
import { settleCheckout } from "../workflows/placing/settle-checkout";
import { errorMessage } from "../workflows/status/error-message";

const PAGE = 500;
/** A checkout this young may still be at work; its lock is gone by then if it is not. */
const MAY_TAKE_MS = 150_000;

/**
 * Settles checkouts that hold stock and have no order: their process was killed between the two. One that fails does not
 * hold up the others and is tried again a minute later.
 */
export default async function settleCheckouts(container: MedusaContainer): Promise<void> {
  const stores = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const orders = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  const held_before = new Date(Date.now() - MAY_TAKE_MS);
  for (let after = ""; ;) {
    const cartIds = await stores.listOpenReferences({ held_before, after, limit: PAGE });
    for (const cartId of await orders.listCartsWithoutOrder(cartIds)) {
      await settleCheckout(container, cartId).catch((error: unknown) => {
        container
          .resolve(ContainerRegistrationKeys.LOGGER)
          .error(`The checkout of cart ${cartId} could not be settled: ${errorMessage(error)}`);
      });
    }
    const last = cartIds.at(-1);
    if (last === undefined || cartIds.length < PAGE) return;
    after = last;
  }
}

export const config = { name: "order-flow-settle-checkouts", schedule: "* * * * *" };
