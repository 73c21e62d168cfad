import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { startShiftWorkflow } from "../../../../workflows";
import { toShift } from "../../../answers/rider";

/** Comes online; a shift that is open already is answered as it is. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await startShiftWorkflow(req.scope).run({ input: { rider_id: req.auth_context.actor_id } });
  res.json({ shift: result ? toShift(result) : null });
}
