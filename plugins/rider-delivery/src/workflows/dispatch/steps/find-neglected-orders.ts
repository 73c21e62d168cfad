import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";

/** Looked at in one round; the rest waits for the next. */
const ROUND_LIMIT = 200;

export const findNeglectedOrdersStepId = "find-neglected-orders";

/** Finds orders that are ready without a delivery, and deliveries whose order ended, because an event was missed. */
export const findNeglectedOrdersStep = createStep(findNeglectedOrdersStepId, async (_: undefined, { container }) => {
  const orders = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const ready = await orders.listQuickOrders(
    { status: "ready_for_pickup" },
    { take: ROUND_LIMIT, select: ["id", "order_id"], order: { ready_for_pickup_at: "ASC" } },
  );
  const readyIds = ready.map((order) => order.order_id);
  const known = readyIds.length > 0 ? await riders.listDeliveries({ order_id: readyIds }, { take: ROUND_LIMIT }) : [];
  const withDelivery = new Set(known.map((delivery) => delivery.order_id));

  const open = await riders.listDeliveries(
    { status: ["unassigned", "assigned", "picked_up", "failed"] },
    { take: ROUND_LIMIT, select: ["id", "order_id"], order: { created_at: "ASC" } },
  );
  const openIds = open.map((delivery) => delivery.order_id);
  const ended =
    openIds.length > 0
      ? await orders.listQuickOrders(
          { order_id: openIds, status: ["cancelled", "delivered"] },
          { take: ROUND_LIMIT, select: ["id", "order_id"] },
        )
      : [];
  await riders.syncTrackedOrders(null);
  return new StepResponse({
    without_delivery: readyIds.filter((id) => !withDelivery.has(id)),
    ended: ended.map((order) => order.order_id),
  });
});
