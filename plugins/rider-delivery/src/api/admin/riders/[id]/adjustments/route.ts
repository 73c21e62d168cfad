import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { adjustmentBodySchema } from "../../../../../contract";
import { adjustEarningsWorkflow } from "../../../../../workflows";
import { toEarning } from "../../../../answers/earnings";
import { parse } from "../../../../parse";

/** Operations add to a rider's earnings, or take off, with a reason that the rider reads. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await adjustEarningsWorkflow(req.scope).run({
    input: {
      rider_id: req.params.id as string,
      ...parse(adjustmentBodySchema, req.body),
      actor_id: req.auth_context.actor_id,
    },
  });
  res.status(201).json({ earning: toEarning(result) });
}
