import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { STORE_CHANGED_EVENT } from "../../../contract/events";
import { updateDarkStoreStep, type UpdateDarkStoreInput } from "../steps/update-dark-store";

export const updateDarkStoreWorkflowId = "dark-stores-update-dark-store-flow";

/** Changes a dark store, its status included, and tells the platform. */
export const updateDarkStoreWorkflow = createWorkflow(updateDarkStoreWorkflowId, (input: UpdateDarkStoreInput) => {
  const store = updateDarkStoreStep(input);
  const data = transform({ store }, ({ store }) => ({
    dark_store_id: store.id,
    status: store.status,
    overloaded: store.overloaded,
  }));
  emitEventStep({ eventName: STORE_CHANGED_EVENT, data });
  return new WorkflowResponse(store);
});
