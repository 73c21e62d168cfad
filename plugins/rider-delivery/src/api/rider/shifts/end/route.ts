import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { endShiftWorkflow } from "../../../../workflows";
import { toShift } from "../../../answers/rider";

/** Goes offline; refused while a delivery is unfinished. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await endShiftWorkflow(req.scope).run({ input: { rider_id: req.auth_context.actor_id } });
  res.json({ shift: toShift(result) });
}
