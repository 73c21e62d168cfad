import type { MedusaContainer } from "@medusajs/framework/types";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { OfferWithdrawn } from "../../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import type { ExpectedOrder } from "../../../modules/rider-delivery/policies/assign";
import { expectedReadyAt } from "../../../modules/rider-delivery/policies/expected-orders";
import { readExpectedOrders } from "../read-expected-orders";

/** Stores in mode `assign`, and their orders being packed, that one round looks at. */
const STORES = 500;
const EXPECTED = 300;

export const assignDeliveriesStepId = "assign-deliveries";

/** One round of mode `assign`. What is assigned stays assigned: a rider may be on the way by now. */
export const assignDeliveriesStep = createStep(assignDeliveriesStepId, async (_: undefined, { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const stores = await riders.listStoreDispatches({ mode: "assign" }, { take: STORES, select: ["dark_store_id"] });
  if (stores.length === 0) return new StepResponse({ assigned: [], rider_ids: [], withdrawn: [] as OfferWithdrawn[] });
  const expected = await readExpected(
    container,
    stores.map(({ dark_store_id }) => dark_store_id),
  );
  const { assigned, rider_ids, withdrawn } = await riders.assignOpenDeliveries(expected);
  return new StepResponse({
    assigned,
    rider_ids,
    withdrawn: withdrawn.map(({ id, rider_id }): OfferWithdrawn => ({ offer_id: id, rider_id, reason: "taken" })),
  });
});

async function readExpected(container: MedusaContainer, dark_store_id: string[]): Promise<ExpectedOrder[]> {
  const orders = await readExpectedOrders(container, { status: ["confirmed", "preparing"], dark_store_id }, EXPECTED);
  return orders.map((order) => ({
    order_id: order.order_id,
    dark_store_id: order.dark_store_id,
    placed_at_ms: order.placed_at_ms,
    ready_at_ms: expectedReadyAt(order),
    drop: order.drop,
  }));
}
