import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { DocumentBody } from "../../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { riderNotFound } from "../../riders/refusals";
import { readToday } from "../read-today";
import type { KeptPhoto } from "./keep-document-photo";

export type SubmitDocumentInput = Omit<DocumentBody, "photo"> &
  KeptPhoto & {
    rider_id: string;
    /** The operator who enters it; null: the rider, and operations review it. */
    approved_by: string | null;
  };

export const submitDocumentStepId = "submit-document";

/** Takes a document in; what follows it in its workflow cannot fail, so it is never undone. */
export const submitDocumentStep = createStep(
  submitDocumentStepId,
  async (input: SubmitDocumentInput, { container }) => {
    const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
    const [rider] = await riders.listRiders({ id: input.rider_id }, { take: 1 });
    if (!rider) throw riderNotFound();
    const todayAt = await readToday(container, [rider.home_dark_store_id]);
    const submitted = await riders.submitDocument({
      ...input,
      number: input.number ?? null,
      expires_on: input.expires_on ?? null,
      today: todayAt(rider.home_dark_store_id),
    });
    return new StepResponse(submitted);
  },
);
