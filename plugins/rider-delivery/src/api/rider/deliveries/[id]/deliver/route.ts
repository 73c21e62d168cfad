import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { deliverBodySchema } from "../../../../../contract";
import { handOverDeliveryWorkflow } from "../../../../../workflows";
import { riderDeliveryOf } from "../../../../answers/rider-deliveries";
import { parse } from "../../../../parse";

/** Hands the bag over with the customer's code and the exact cash; the order is delivered. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const body = parse(deliverBodySchema, req.body);
  const input = { ...body, delivery_id: req.params.id as string, rider_id: req.auth_context.actor_id };
  const { result } = await handOverDeliveryWorkflow(req.scope).run({ input });
  res.json({ delivery: await riderDeliveryOf(req.scope, result) });
}
