import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { reviewDocumentStep, type ReviewDocumentInput } from "../steps/review-document";

export const reviewDocumentWorkflowId = "rider-delivery-review-document";

/** Operations approve or reject a document; answers its id. */
export const reviewDocumentWorkflow = createWorkflow(
  reviewDocumentWorkflowId,
  (input: ReviewDocumentInput) => new WorkflowResponse(reviewDocumentStep(input)),
);
