export { cancelOwnOrderWorkflow } from "./cancelling/workflows/cancel-own-order";
export { cancelStoreOrderWorkflow } from "./cancelling/workflows/cancel-store-order";
export { oweMessagesWorkflow, oweMessagesWorkflowId } from "./notifying/workflows/owe-messages";
export { oweUntoldMovesWorkflow, oweUntoldMovesWorkflowId } from "./notifying/workflows/owe-untold-moves";
export { retryMessageWorkflow, retryMessageWorkflowId } from "./notifying/workflows/retry-message";
export { sendDueMessagesWorkflow, sendDueMessagesWorkflowId } from "./notifying/workflows/send-due-messages";
export { returnLatePaymentWorkflow, returnLatePaymentWorkflowId } from "./paying/workflows/return-late-payment";
export {
  returnUnplacedPaymentWorkflow,
  returnUnplacedPaymentWorkflowId,
} from "./paying/workflows/return-unplaced-payment";
export { acceptOrderWorkflow } from "./picking/workflows/accept-order";
export { finishPickingWorkflow } from "./picking/workflows/finish-picking";
export { pickLineWorkflow } from "./picking/workflows/pick-line";
export { takeOverOrderWorkflow } from "./picking/workflows/take-over-order";
export { placeOrderWorkflow, placeOrderWorkflowId } from "./placing/workflows/place-order";
export type { PlaceOrderInput } from "./placing/workflows/place-order";
export { repriceCartWorkflow, repriceCartWorkflowId } from "./placing/workflows/reprice-cart";
export { decideRefundWorkflow } from "./refunding/workflows/decide-refund";
export { refundItemsWorkflow } from "./refunding/workflows/refund-items";
export { retryRefundWorkflow } from "./refunding/workflows/retry-refund";
export { returnOrderWorkflow, returnStoreOrderWorkflow } from "./returning/workflows/return-order";
export { changeOrderStatusWorkflow, changeOrderStatusWorkflowId } from "./status/workflows/change-order-status";
export type { ChangeOrderStatusInput, ChangeOrderStatusResult } from "./status/workflows/change-order-status";
export { recordOrderWorkflow, recordOrderWorkflowId } from "./status/workflows/record-order";
