import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { STORE_CHANGED_EVENT } from "../../../contract/events";
import { deleteDarkStoreStep } from "../steps/delete-dark-store";

export const deleteDarkStoreWorkflowId = "dark-stores-delete-dark-store-flow";

/** Takes a dark store out of use for good and tells the platform that it is closed. */
export const deleteDarkStoreWorkflow = createWorkflow(deleteDarkStoreWorkflowId, (input: { id: string }) => {
  const store = deleteDarkStoreStep(input);
  const data = transform({ store }, ({ store }) => ({
    dark_store_id: store.id,
    status: "closed",
    overloaded: false,
  }));
  emitEventStep({ eventName: STORE_CHANGED_EVENT, data });
  return new WorkflowResponse(store);
});
