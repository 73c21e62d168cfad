import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../../modules/rider-delivery";
import { daysLeft, noticeDue } from "../../../modules/rider-delivery/policies/documents";
import { readToday } from "../read-today";

export const claimDocumentNoticesStepId = "claim-document-notices";

/** Claims the notices that are due, each once for all processes; one whose process dies before the event is lost. */
export const claimDocumentNoticesStep = createStep(claimDocumentNoticesStepId, async (_: undefined, { container }) => {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const ending = await riders.listEndingDocuments();
  const todayAt = await readToday(
    container,
    ending.map(({ home_dark_store_id }) => home_dark_store_id),
  );
  const due = ending.flatMap(({ document_id, home_dark_store_id, expires_on, told_days }) => {
    const days = noticeDue(daysLeft(expires_on, todayAt(home_dark_store_id)), told_days);
    return days === null ? [] : { document_id, days };
  });
  return new StepResponse(await riders.claimDocumentNotices(due));
});
