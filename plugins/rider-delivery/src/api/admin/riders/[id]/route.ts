import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { updateRiderBodySchema } from "../../../../contract";
import { updateRiderWorkflow } from "../../../../workflows";
import { riderNotFound } from "../../../../workflows/riders/refusals";
import { withShifts } from "../../../answers/rider";
import { parse } from "../../../parse";
import { ridersOf } from "../../../services";

/** One rider with the open shift. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const riders = ridersOf(req);
  const [rider] = await withShifts(riders, await riders.listRiders({ id: req.params.id }, { take: 1 }));
  if (!rider) throw riderNotFound();
  res.json({ rider });
}

/** Changes a rider; suspending takes the rider off the road. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const changes = { ...parse(updateRiderBodySchema, req.body), id: req.params.id as string };
  const { result } = await updateRiderWorkflow(req.scope).run({
    input: { changes, actor_id: req.auth_context.actor_id },
  });
  res.json({ rider: (await withShifts(ridersOf(req), [result]))[0] });
}
