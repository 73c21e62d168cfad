import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { findDocument } from "../find-document";
import { readToday } from "../read-today";

export type ReviewDocumentInput = {
  document_id: string;
  status: "approved" | "rejected";
  expires_on: string | null;
  reason: string | null;
  reviewed_by: string;
};

export const reviewDocumentStepId = "review-document";

/** Approves or rejects; the only effect of its workflow, so never undone. */
export const reviewDocumentStep = createStep(
  reviewDocumentStepId,
  async (input: ReviewDocumentInput, { container }) => {
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    const { rider_id, kind, home_dark_store_id } = await findDocument(riders, { id: input.document_id });
    const todayAt = await readToday(container, [home_dark_store_id]);
    await riders.reviewDocument({ ...input, rider_id, kind, today: todayAt(home_dark_store_id) });
    return new StepResponse(input.document_id);
  },
);
