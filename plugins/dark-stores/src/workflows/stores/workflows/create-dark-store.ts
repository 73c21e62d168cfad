import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import type { CreateDarkStore } from "../../../contract/dark-stores";
import { STORE_CHANGED_EVENT } from "../../../contract/events";
import { createDarkStoreStep } from "../steps/create-dark-store";

export const createDarkStoreWorkflowId = "dark-stores-create-dark-store-flow";

/** Opens a new dark store and tells the platform. */
export const createDarkStoreWorkflow = createWorkflow(createDarkStoreWorkflowId, (input: CreateDarkStore) => {
  const store = createDarkStoreStep(input);
  const data = transform({ store, input }, ({ store, input }) => ({
    dark_store_id: store.id,
    status: input.status,
    overloaded: false,
  }));
  emitEventStep({ eventName: STORE_CHANGED_EVENT, data });
  return new WorkflowResponse(store);
});
