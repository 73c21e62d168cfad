import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { updateRiderBodySchema } from "../../../../contract";
import { updateRiderWorkflow } from "../../../../workflows";
import { riderNotFound } from "../../../../workflows/riders/refusals";
import { documentsOf } from "../../../answers/document";
import { withDuties } from "../../../answers/rider";
import { parse } from "../../../parse";
import { ridersOf } from "../../../services";

/** One rider with the open shift and the current documents. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const riders = ridersOf(req);
  const [row] = await riders.listRiders({ id: req.params.id }, { take: 1 });
  if (!row) throw riderNotFound();
  const { documents } = await documentsOf(req.scope, row);
  res.json({ rider: { ...(await withDuties(riders, [row]))[0], documents } });
}

/** Changes a rider; suspending takes the rider off the road. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const changes = { ...parse(updateRiderBodySchema, req.body), id: req.params.id as string };
  const { result } = await updateRiderWorkflow(req.scope).run({
    input: { changes, actor_id: req.auth_context.actor_id, actor_type: "operator" },
  });
  res.json({ rider: (await withDuties(ridersOf(req), [result]))[0] });
}
