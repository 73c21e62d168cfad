import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { STORE_CHANGED_EVENT } from "../../../contract/events";
import { changeStoreStatusStep, type ChangeStoreStatusInput } from "../steps/change-store-status";

export const changeStoreStatusWorkflowId = "dark-stores-change-store-status-flow";

/** Pauses or resumes a store and tells the platform, once per change. */
export const changeStoreStatusWorkflow = createWorkflow(
  changeStoreStatusWorkflowId,
  (input: ChangeStoreStatusInput) => {
    const result = changeStoreStatusStep(input);
    when({ result }, ({ result }) => result.changed).then(() => {
      const data = transform({ input, result }, ({ input, result }) => ({
        dark_store_id: input.dark_store_id,
        status: input.to,
        overloaded: result.overloaded,
      }));
      emitEventStep({ eventName: STORE_CHANGED_EVENT, data });
    });
    return new WorkflowResponse(result);
  },
);
