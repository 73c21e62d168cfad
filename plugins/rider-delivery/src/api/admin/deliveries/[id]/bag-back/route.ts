import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { confirmBagBackWorkflow } from "../../../../../workflows";
import { toAdminDelivery } from "../../../../answers/delivery";

/** Operations note that the bag of a failed or cancelled delivery is back in its store. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await confirmBagBackWorkflow(req.scope).run({
    input: { delivery_id: req.params.id as string, actor: { type: "operator", id: req.auth_context.actor_id } },
  });
  res.json({ delivery: toAdminDelivery(result, []) });
}
