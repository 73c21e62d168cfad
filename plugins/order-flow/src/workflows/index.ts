export { changeOrderStatusWorkflow, changeOrderStatusWorkflowId } from "./status/workflows/change-order-status";
export type { ChangeOrderStatusInput, ChangeOrderStatusResult } from "./status/workflows/change-order-status";
export { recordOrderWorkflow, recordOrderWorkflowId } from "./status/workflows/record-order";
