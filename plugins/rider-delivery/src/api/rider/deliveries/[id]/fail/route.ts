import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { failBodySchema } from "../../../../../contract";
import { failDeliveryWorkflow } from "../../../../../workflows";
import { riderDeliveryOf } from "../../../../answers/rider-deliveries";
import { parse } from "../../../../parse";

/** Gives up: before pickup the delivery goes to another rider, after it the attempt has failed. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const body = parse(failBodySchema, req.body);
  const input = { ...body, delivery_id: req.params.id as string, rider_id: req.auth_context.actor_id };
  const { result } = await failDeliveryWorkflow(req.scope).run({ input });
  res.json({ delivery: await riderDeliveryOf(req.scope, result) });
}
