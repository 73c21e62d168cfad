import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { pickupBodySchema } from "../../../../../contract";
import { pickUpDeliveryWorkflow } from "../../../../../workflows";
import { riderDeliveryOf } from "../../../../answers/rider-deliveries";
import { parse } from "../../../../parse";

/** Takes the bag at the store with the store's code; the order goes out for delivery. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const body = parse(pickupBodySchema, req.body);
  const input = { ...body, delivery_id: req.params.id as string, rider_id: req.auth_context.actor_id };
  const { result } = await pickUpDeliveryWorkflow(req.scope).run({ input });
  res.json({ delivery: await riderDeliveryOf(req.scope, result) });
}
