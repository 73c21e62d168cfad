import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { updateMeBodySchema } from "../../../contract";
import { updateRiderWorkflow } from "../../../workflows";
import { withDuties } from "../../answers/rider";
import { parse } from "../../parse";
import { ridersOf } from "../../services";

/** The rider's own profile, with the open shift. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const riders = ridersOf(req);
  const rider = await riders.retrieveRider(req.auth_context.actor_id);
  res.json({ rider: (await withDuties(riders, [rider]))[0] });
}

/** Changes what riders may change about themselves; on shift not the vehicle. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const id = req.auth_context.actor_id;
  const changes = { ...parse(updateMeBodySchema, req.body), id };
  const input = { changes, actor_id: id, actor_type: "rider" as const };
  const { result } = await updateRiderWorkflow(req.scope).run({ input });
  res.json({ rider: (await withDuties(ridersOf(req), [result]))[0] });
}
