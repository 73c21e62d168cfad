import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { linkPhoneIdentityStep, normalizePhone } from "@quickdash/dark-stores/workflows";
import type { CreateRiderBody } from "../../../contract";
import { createRiderStep } from "../steps/create-rider";
import { requireHomeStoreStep } from "../steps/require-home-store";

export const createRiderWorkflowId = "rider-delivery-create-rider";

/** Operations take a rider on; from then on the rider logs in with the phone. */
export const createRiderWorkflow = createWorkflow(createRiderWorkflowId, (input: CreateRiderBody) => {
  requireHomeStoreStep(input.home_dark_store_id);
  const rider = createRiderStep(
    transform({ input }, ({ input }) => ({ ...input, phone: normalizePhone(input.phone) })),
  );
  linkPhoneIdentityStep({ phone: rider.phone, actor_type: "rider", actor_id: rider.id });
  return new WorkflowResponse(rider);
});
