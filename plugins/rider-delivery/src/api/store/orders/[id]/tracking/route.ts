import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readTracking } from "../../../../read-tracking";

/** Where an order is; the rider is shown only between pickup and hand-over. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const customerId = req.auth_context?.actor_id || null;
  res.json(await readTracking(req.scope, req.params.id as string, customerId));
}
