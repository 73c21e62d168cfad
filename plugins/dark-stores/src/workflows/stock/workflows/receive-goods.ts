import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { ReceiveGoodsInput } from "../../../modules/dark-stores";
import { receiveGoodsStep } from "../steps/receive-goods";

export const receiveGoodsWorkflowId = "dark-stores-receive-goods-flow";

/** Takes a delivery of goods into a store. */
export const receiveGoodsWorkflow = createWorkflow(
  receiveGoodsWorkflowId,
  (input: Omit<ReceiveGoodsInput, "goods_receipt_id">) => new WorkflowResponse(receiveGoodsStep(input)),
);
