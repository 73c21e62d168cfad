import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import {
  cancelOrderFulfillmentWorkflow,
  cancelOrderWorkflow,
  capturePaymentWorkflow,
  createOrderFulfillmentWorkflow,
  createOrderShipmentWorkflow,
  markOrderFulfillmentAsDeliveredWorkflow,
} from "@medusajs/medusa/core-flows";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import {
  missingRecordMoves,
  type MedusaRecords,
  type RecordMove,
} from "../../../modules/order-flow/policies/missing-records";
import type OrderFlowService from "../../../modules/order-flow/service";
import type { QuickOrderLineRecord, QuickOrderRecord } from "../../../modules/order-flow/service";
import { amountToCapture } from "../../../modules/order-flow/policies/payment-method";
import { keepLease, type Lease } from "../../leasing/lease";
import { addCreditLine } from "../../paying/add-credit-line";
import { moneyOf, readBooks } from "../../paying/books";
import { returnCaptured } from "../../paying/return-captured";
import { returnDifference } from "../../paying/return-difference";
import { workOnRecordsAlone } from "../records-lease";

const CANCELLED_NOTE = "The order was cancelled";
const SHORT_PICK_REFERENCE = "short_pick";

export const recordOrderStepId = "order-flow-record-order-step";

/**
 * Does what Medusa's records lack, one order at a time under a lock, reading them anew before each move, and notes the
 * status they then reflect. Idempotent, therefore retried instead of compensated.
 */
export const recordOrderStep = createStep(
  recordOrderStepId,
  async (input: { order_id: string }, { container }): Promise<StepResponse<{ moves: RecordMove[] }>> => {
    const moves = await workOnRecordsAlone(container, input.order_id, (lease) =>
      recordOrder(container, lease, input.order_id),
    );
    return new StepResponse({ moves });
  },
);

async function recordOrder(container: MedusaContainer, lease: Lease, orderId: string): Promise<RecordMove[]> {
  const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  const order = await service.retrieveQuickOrder(orderId);
  if (order.recorded_status === order.status) return [];
  const lines = await service.listLines(orderId);
  const done: RecordMove[] = [];
  for (;;) {
    const records = await readRecords(container, orderId);
    const [move] = missingRecordMoves(order.status, { total: order.total, due: order.due_total }, records);
    if (!move || done.includes(move)) break;
    await keepLease(container, lease);
    await MOVES[move]({ container, lease, order, lines, records });
    done.push(move);
  }
  await service.markOrderRecorded(orderId, order.status);
  return done;
}

interface MoveContext {
  container: MedusaContainer;
  lease: Lease;
  order: QuickOrderRecord;
  lines: QuickOrderLineRecord[];
  records: MedusaRecords;
}

const MOVES: Record<RecordMove, (context: MoveContext) => Promise<unknown>> = {
  create_fulfillment: ({ container, order, lines }) =>
    createOrderFulfillmentWorkflow(container).run({
      input: {
        order_id: order.order_id,
        created_by: order.picker_id ?? undefined,
        items: lines
          .filter((line) => (line.picked_quantity ?? 0) > 0)
          .map((line) => ({ id: line.line_item_id, quantity: line.picked_quantity ?? 0 })),
      },
    }),
  credit_short_picks: ({ container, order, records }) =>
    addCreditLine(container, {
      order_id: order.order_id,
      amount: MathBN.sub(order.total, order.due_total, records.credited).toNumber(),
      reference: SHORT_PICK_REFERENCE,
      reference_id: order.id,
    }),
  ship: ({ container, order, lines, records }) =>
    createOrderShipmentWorkflow(container).run({
      input: {
        order_id: order.order_id,
        fulfillment_id: fulfillmentOf(records).id,
        labels: [],
        items: lines
          .filter((line) => (line.picked_quantity ?? 0) > 0)
          .map((line) => ({ id: line.line_item_id, quantity: line.picked_quantity ?? 0 })),
      },
    }),
  deliver: ({ container, order, records }) =>
    markOrderFulfillmentAsDeliveredWorkflow(container).run({
      input: { orderId: order.order_id, fulfillmentId: fulfillmentOf(records).id },
    }),
  capture: async ({ container, order, records }) => {
    const amount = amountToCapture(order.payment_method, order.due_total);
    for (const payment_id of records.uncaptured_payment_ids) {
      await capturePaymentWorkflow(container).run({ input: { payment_id, amount } });
    }
  },
  release_payment: async ({ container, records }) => {
    for (const id of records.uncaptured_payment_ids) await container.resolve(Modules.PAYMENT).cancelPayment(id);
  },
  refund_difference: ({ container, lease, order }) =>
    returnDifference(container, lease, order.order_id, order.due_total),
  // Medusa refuses to cancel what was shipped; the goods are back in the store, so the shipment did not happen.
  take_back_shipment: ({ container, records }) =>
    container.resolve(Modules.FULFILLMENT).updateFulfillment(fulfillmentOf(records).id, { shipped_at: null }),
  cancel_fulfillment: ({ container, order, records }) =>
    cancelOrderFulfillmentWorkflow(container).run({
      input: { order_id: order.order_id, fulfillment_id: fulfillmentOf(records).id },
    }),
  // Medusa's cancelling writes a refund down as made when it failed; given back before, it is tried until it is made.
  cancel_order: async ({ container, lease, order }) => {
    await returnCaptured(container, lease, order.order_id, CANCELLED_NOTE);
    await cancelOrderWorkflow(container).run({ input: { order_id: order.order_id } });
  },
};

function fulfillmentOf(records: MedusaRecords): NonNullable<MedusaRecords["fulfillment"]> {
  if (!records.fulfillment) throw new Error("The order has no fulfilment to move.");
  return records.fulfillment;
}

/** The part of Medusa's order that readRecords asks for. */
interface MedusaOrder {
  status: string;
  fulfillments?: { id: string; shipped_at: Date | null; delivered_at: Date | null; canceled_at: Date | null }[];
  credit_lines?: { amount: number; reference: string | null }[];
}

async function readRecords(container: MedusaContainer, orderId: string): Promise<MedusaRecords> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: [
      "id",
      "status",
      "fulfillments.id",
      "fulfillments.shipped_at",
      "fulfillments.delivered_at",
      "fulfillments.canceled_at",
      "credit_lines.amount",
      "credit_lines.reference",
    ],
    filters: { id: orderId },
  });
  const order = data[0] as unknown as MedusaOrder | undefined;
  if (!order) throw new Error(`Medusa has no order ${orderId}.`);
  const fulfillment = order.fulfillments?.find((each) => !each.canceled_at);
  const payments = await readBooks(container, orderId);
  const credits = (order.credit_lines ?? []).filter((line) => line.reference === SHORT_PICK_REFERENCE);
  return {
    order_cancelled: order.status === "canceled",
    fulfillment: fulfillment
      ? { id: fulfillment.id, shipped: !!fulfillment.shipped_at, delivered: !!fulfillment.delivered_at }
      : null,
    uncaptured_payment_ids: payments
      .filter((payment) => !payment.is_cancelled && MathBN.eq(payment.captured, 0))
      .map((payment) => payment.id),
    credited: credits.reduce((sum, line) => MathBN.add(sum, line.amount).toNumber(), 0),
    money: moneyOf(payments),
  };
}
