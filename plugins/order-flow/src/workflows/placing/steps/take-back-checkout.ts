import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import type OrderFlowService from "../../../modules/order-flow/service";
import { returnPaid } from "../../paying/return-unplaced";
import { workOnCartAlone } from "../checkout-lease";
import { orderIdOf } from "../order-of-cart";

export const takeBackCheckoutStepId = "order-flow-take-back-checkout-step";

/**
 * Undoes what a checkout left behind that never became an order: its money goes back, Medusa's order goes, the cart is
 * open again, and the stock is free. Under the cart's lock and lease; a cart that has its order by now is left alone. Idempotent, therefore not
 * compensated: the next sweep finishes what fails here.
 */
export const takeBackCheckoutStep = createStep(
  takeBackCheckoutStepId,
  async (input: { cart_id: string }, { container }): Promise<StepResponse<{ taken_back: boolean }>> => {
    const taken_back = await workOnCartAlone(container, input.cart_id, () => takeBack(container, input.cart_id));
    return new StepResponse({ taken_back });
  },
);

async function takeBack(container: MedusaContainer, cartId: string): Promise<boolean> {
  const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  if (await service.findQuickOrderOfCart(cartId)) return false;
  for (const session_id of await service.listCartPaymentSessionIds(cartId)) {
    await returnPaid(container, { cart_id: cartId, session_id });
  }
  const orders = container.resolve(Modules.ORDER);
  const order_id = orderIdOf(cartId);
  const [order] = await orders.listOrders({ id: order_id }, { select: ["id"], take: 1 });
  if (order) {
    await container.resolve(ContainerRegistrationKeys.LINK).delete({ [Modules.ORDER]: { order_id } });
    await orders.deleteOrders(order_id);
  }
  const carts = container.resolve(Modules.CART);
  const [cart] = await carts.listCarts({ id: cartId }, { select: ["id", "completed_at"], take: 1 });
  if (cart?.completed_at) {
    await carts.updateCarts(cartId, { completed_at: null } as never);
  }
  await container.resolve<DarkStoresService>(DARK_STORES_MODULE).releaseStock(cartId);
  return true;
}
