import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { pickLineStep, type PickLineStepInput } from "../steps/pick-line";
import { requireStoreOrderStep } from "../steps/require-store-order";

export const pickLineWorkflowId = "order-flow-pick-line-workflow";

/** Puts a line into the bag, whole, short or substituted, by the picker of the order. Refuses what pickLineStep refuses. */
export const pickLineWorkflow = createWorkflow(
  pickLineWorkflowId,
  (input: Omit<PickLineStepInput, "dark_store_id">) => {
    const { dark_store_id } = requireStoreOrderStep(input);
    return new WorkflowResponse(
      pickLineStep(transform({ input, dark_store_id }, ({ input, dark_store_id }) => ({ ...input, dark_store_id }))),
    );
  },
);
