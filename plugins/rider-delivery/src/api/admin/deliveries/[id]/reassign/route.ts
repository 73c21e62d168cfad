import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { reassignBodySchema } from "../../../../../contract";
import { reassignDeliveryWorkflow } from "../../../../../workflows";
import { toAdminDelivery } from "../../../../answers/delivery";
import { parse } from "../../../../parse";

/** Gives a delivery to another rider, or offers it again. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { rider_id } = parse(reassignBodySchema, req.body);
  const input = {
    delivery_id: req.params.id as string,
    rider_id: rider_id ?? null,
    actor_id: req.auth_context.actor_id,
  };
  const { result } = await reassignDeliveryWorkflow(req.scope).run({ input });
  res.json({ delivery: toAdminDelivery(result, []) });
}
