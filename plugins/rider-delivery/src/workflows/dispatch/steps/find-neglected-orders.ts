import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { findNeglected, type OrderOnItsWay } from "../../../modules/rider-delivery/policies/neglect";

/** Looked at in one round, oldest first; the rest waits for the next. */
const ROUND_LIMIT = 1000;

export const findNeglectedOrdersStepId = "find-neglected-orders";

/** Finds what a missed event or a crash left behind: orders without delivery or behind it, deliveries of ended orders. */
export const findNeglectedOrdersStep = createStep(findNeglectedOrdersStepId, async (_: undefined, { container }) => {
  const orders = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  await riders.syncTrackedOrders(null);
  const neglected = findNeglected(await readOrdersOnTheirWay(orders, riders), Date.now());
  return new StepResponse({ ...neglected, ended: await readEndedOrders(orders, riders) });
});

async function readOrdersOnTheirWay(orders: OrderFlowService, riders: RiderDeliveryService): Promise<OrderOnItsWay[]> {
  const rows = await orders.listQuickOrders(
    { status: ["ready_for_pickup", "out_for_delivery"] },
    { take: ROUND_LIMIT, select: ["id", "order_id", "status"], order: { placed_at: "ASC" } },
  );
  if (rows.length === 0) return [];
  const deliveries = await riders.listDeliveries(
    { order_id: rows.map((row) => row.order_id) },
    { take: ROUND_LIMIT, select: ["id", "order_id", "status", "rider_id", "updated_at"] },
  );
  const byOrder = new Map(deliveries.map((delivery) => [delivery.order_id, delivery]));
  return rows.map(({ order_id, status }) => {
    const delivery = byOrder.get(order_id);
    return {
      order_id,
      status: status as OrderOnItsWay["status"],
      delivery: delivery
        ? {
            status: delivery.status,
            rider_id: delivery.rider_id,
            changed_at_ms: new Date(delivery.updated_at).getTime(),
          }
        : null,
    };
  });
}

async function readEndedOrders(orders: OrderFlowService, riders: RiderDeliveryService): Promise<string[]> {
  const open = await riders.listDeliveries(
    { status: ["unassigned", "assigned", "picked_up", "failed"] },
    { take: ROUND_LIMIT, select: ["id", "order_id"], order: { created_at: "ASC" } },
  );
  if (open.length === 0) return [];
  const ended = await orders.listQuickOrders(
    { order_id: open.map((delivery) => delivery.order_id), status: ["cancelled", "delivered"] },
    { take: ROUND_LIMIT, select: ["id", "order_id"] },
  );
  return ended.map((order) => order.order_id);
}
