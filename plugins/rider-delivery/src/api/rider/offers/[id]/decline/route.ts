import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { declineOfferWorkflow } from "../../../../../workflows";

/** Declines an offer; the rider is not asked again about it for a while. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const input = { offer_id: req.params.id as string, rider_id: req.auth_context.actor_id };
  const { result } = await declineOfferWorkflow(req.scope).run({ input });
  res.json({ offer: result });
}
