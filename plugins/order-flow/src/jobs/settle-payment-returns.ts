import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { ORDER_FLOW_MODULE } from "../modules/order-flow";
import type OrderFlowService from "../modules/order-flow/service";
import { returnUnplacedPaymentWorkflow } from "../workflows/paying/workflows/return-unplaced-payment";
import { errorMessage } from "../workflows/status/error-message";

const BATCH = 50;
/** A return this young may still be at work. */
const SETTLE_MS = 60_000;

/**
 * Finishes giving back payments of carts that could not become orders where that was cut off, or its provider failed. One
 * that fails again does not hold up the others.
 */
export default async function settlePaymentReturns(container: MedusaContainer): Promise<void> {
  const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  for (const payment of await service.listBegunPaymentReturns(new Date(Date.now() - SETTLE_MS), BATCH)) {
    const { errors } = await returnUnplacedPaymentWorkflow(container).run({ input: payment, throwOnError: false });
    if (!errors[0]) continue;
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`The payment of cart ${payment.cart_id} has not gone back yet: ${errorMessage(errors[0].error)}`);
  }
}

export const config = { name: "order-flow-settle-payment-returns", schedule: "* * * * *" };
