import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { DocumentBody } from "../../../contract";
import { deletePhotosStep } from "../steps/delete-photos";
import { keepDocumentPhotoStep } from "../steps/keep-document-photo";
import { submitDocumentStep } from "../steps/submit-document";

export const submitDocumentWorkflowId = "rider-delivery-submit-document";

/** A rider sends a document in, to be reviewed, or operations enter one, which counts at once; answers its id. */
export const submitDocumentWorkflow = createWorkflow(
  submitDocumentWorkflowId,
  (input: DocumentBody & { rider_id: string; approved_by: string | null }) => {
    const kept = keepDocumentPhotoStep(transform({ input }, ({ input }) => input.photo));
    const document = transform({ input, kept }, ({ input: { photo: _, ...document }, kept }) => ({
      ...document,
      ...kept,
    }));
    const submitted = submitDocumentStep(document);
    deletePhotosStep(submitted.dropped_file_ids);
    return new WorkflowResponse(submitted.id);
  },
);
