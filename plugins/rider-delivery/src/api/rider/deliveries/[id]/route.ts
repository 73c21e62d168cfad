import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { findOwnDelivery } from "../../../../workflows/deliveries/own-delivery";
import { riderDeliveryOf } from "../../../answers/rider-deliveries";
import { ridersOf } from "../../../services";

/** One of the rider's own deliveries. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const own = { delivery_id: req.params.id as string, rider_id: req.auth_context.actor_id };
  res.json({ delivery: await riderDeliveryOf(req.scope, await findOwnDelivery(ridersOf(req), own)) });
}
