import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { acceptOfferWorkflow } from "../../../../../workflows";
import { riderDeliveryOf } from "../../../../answers/rider-deliveries";

/** Accepts an offer; 409 `offer_taken` when another rider was faster, `offer_expired` when it is too late. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const input = { offer_id: req.params.id as string, rider_id: req.auth_context.actor_id };
  const { result } = await acceptOfferWorkflow(req.scope).run({ input });
  const delivery = await riderDeliveryOf(req.scope, result);
  res.json({ delivery, deliveries: [delivery] });
}
