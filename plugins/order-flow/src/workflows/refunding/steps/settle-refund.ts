import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import type OrderFlowService from "../../../modules/order-flow/service";
import type { RefundRow } from "../../../modules/order-flow/service";
import { keepLease, type Lease } from "../../leasing/lease";
import { addCreditLine } from "../../paying/add-credit-line";
import { keptOf } from "../../paying/books";
import { finishReturns, returnPayment } from "../../paying/return-payment";
import { workOnRecordsAlone } from "../../status/records-lease";

const ITEM_REFUND_REFERENCE = "item_refund";

export const settleRefundStepId = "order-flow-settle-refund-step";

/**
 * Pays a granted refund, once: written off in Medusa's order, given back through the payment provider, noted as refunded.
 * Under the lock of the order's records, reading Medusa's books anew. Idempotent, therefore retried instead of compensated.
 */
export const settleRefundStep = createStep(
  settleRefundStepId,
  async ({ refund_id }: { refund_id: string }, { container }): Promise<StepResponse<void>> => {
    const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
    const { order_id } = await service.retrieveRefund(refund_id);
    await workOnRecordsAlone(container, order_id, async (lease) => {
      const refund = await service.retrieveRefund(refund_id);
      if (refund.status !== "approved") return;
      await pay(container, lease, refund);
      await service.markRefunded(refund_id);
    });
    return new StepResponse();
  },
);

async function pay(container: MedusaContainer, lease: Lease, { id, order_id, amount }: RefundRow): Promise<void> {
  const books = await finishReturns(container, lease, order_id);
  const isMade = books.some(({ refunds }) =>
    refunds.some(({ purpose }) => purpose?.kind === "item" && purpose.id === id),
  );
  if (isMade) return;
  const payment = books.find((each) => MathBN.gte(keptOf(each), amount));
  if (!payment)
    throw new Error("The order's payments do not hold that much: it is not captured, or went back already.");
  await keepLease(container, lease);
  if (!(await isWrittenOff(container, order_id, id))) {
    await addCreditLine(container, { order_id, amount, reference: ITEM_REFUND_REFERENCE, reference_id: id });
  }
  const purpose = { kind: "item", id } as const;
  await returnPayment(container, lease, { order_id, payment, amount, note: `Refund ${id}`, purpose });
}

async function isWrittenOff(container: MedusaContainer, orderId: string, refundId: string): Promise<boolean> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["credit_lines.reference_id"],
    filters: { id: orderId },
  });
  const order = data[0] as unknown as { credit_lines?: { reference_id: string | null }[] } | undefined;
  return (order?.credit_lines ?? []).some((line) => line.reference_id === refundId);
}
