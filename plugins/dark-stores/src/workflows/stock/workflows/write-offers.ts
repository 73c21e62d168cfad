import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { OfferInput } from "../../../contract/offers";
import type { Actor } from "../../../modules/dark-stores";
import { writeOffersStep } from "../steps/write-offers";

export const writeOffersWorkflowId = "dark-stores-write-offers-flow";

/** Sets prices and stock of a store. */
export const writeOffersWorkflow = createWorkflow(
  writeOffersWorkflowId,
  (input: Actor & { dark_store_id: string; offers: OfferInput[] }) => new WorkflowResponse(writeOffersStep(input)),
);
