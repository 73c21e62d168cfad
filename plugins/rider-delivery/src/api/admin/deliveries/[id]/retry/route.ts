import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { retryDeliveryWorkflow } from "../../../../../workflows";
import { toAdminDelivery } from "../../../../answers/delivery";

/** Sends the rider who has the bag of a failed attempt to the door again. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await retryDeliveryWorkflow(req.scope).run({
    input: { delivery_id: req.params.id as string, actor_id: req.auth_context.actor_id },
  });
  res.json({ delivery: toAdminDelivery(result, []) });
}
