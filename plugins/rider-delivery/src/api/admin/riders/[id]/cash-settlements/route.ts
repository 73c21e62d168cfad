import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { cashSettlementBodySchema } from "../../../../../contract";
import { settleCashWorkflow } from "../../../../../workflows";
import { parse } from "../../../../parse";

/** Operations take cash from a rider; answers what the rider still holds. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { amount } = parse(cashSettlementBodySchema, req.body);
  const { result } = await settleCashWorkflow(req.scope).run({
    input: {
      rider_id: req.params.id as string,
      amount,
      dark_store_id: null,
      actor_type: "operator",
      actor_id: req.auth_context.actor_id,
    },
  });
  res.json({ cash: result });
}
