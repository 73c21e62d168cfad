import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { changeOrderStatusWorkflow } from "@quickdash/order-flow/workflows";
import { repairDeliveriesWorkflow } from "../workflows";

/** Repairs what missed events and calls that broke off in the middle left behind. */
export default async function repairDeliveries(container: MedusaContainer): Promise<void> {
  const { result } = await repairDeliveriesWorkflow(container).run();
  for (const { order_id, to, rider_id } of result.behind) {
    try {
      await changeOrderStatusWorkflow(container).run({
        input: { order_id, to, actor: { type: "rider", id: rider_id }, reason: "brought into step with its delivery" },
      });
    } catch (error) {
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
      logger.warn(`order ${order_id} cannot become ${to} although its delivery has: ${(error as Error).message}`);
    }
  }
}

export const config = { name: "rider-delivery-repair-deliveries", schedule: { interval: 15_000 } };
