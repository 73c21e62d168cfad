import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { findNeglected, type OrderOnItsWay } from "../../../modules/rider-delivery/policies/neglect";
import type { ReturnedBag } from "../../returning/steps/note-returned-bags";

/** Looked at in one round, oldest first; the rest waits for the next. */
const ROUND_LIMIT = 1000;

/** Bags on their way back that are looked at in one round. */
const BAGS_LIMIT = 100;

export const findNeglectedOrdersStepId = "find-neglected-orders";

/**
 * Finds what a missed event or a crash left behind: orders without delivery or behind it, deliveries of ended orders, bags
 * whose return was confirmed; and brings what positions are shown for in line, where Redis answers.
 */
export const findNeglectedOrdersStep = createStep(findNeglectedOrdersStepId, async (_: undefined, { container }) => {
  const orders = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  try {
    await riders.repairTrackedOrders();
  } catch (error) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
    logger.error(`what positions are shown for is not in line: ${(error as Error).message}`);
  }
  const neglected = findNeglected(await readOrdersOnTheirWay(orders, riders), Date.now());
  const [ended, returned] = [await readEndedOrders(orders, riders), await readReturnedBags(orders, riders)];
  return new StepResponse({ ...neglected, ended, returned });
});

/** Bags of which the store has confirmed the goods, although their riders still count as carrying them. */
async function readReturnedBags(orders: OrderFlowService, riders: RiderDeliveryService): Promise<ReturnedBag[]> {
  const bags: ReturnedBag[] = [];
  for (const { order_id } of await riders.listBagsOnRoad(BAGS_LIMIT)) {
    const returned = await orders.readOwedReturn(order_id);
    if (returned) bags.push({ order_id, actor: returned.actor });
  }
  return bags;
}

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
