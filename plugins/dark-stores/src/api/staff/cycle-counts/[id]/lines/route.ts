import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { recordCycleCountSchema } from "../../../../../contract/cycle-counts";
import { recordCycleCountWorkflow } from "../../../../../workflows/counts/workflows/record-cycle-count";
import { parse } from "../../../../parse";
import { blindCount } from "../../../../people/blind-count";
import { ownCount } from "../../../../people/own-count";

/** Writes down what is on the shelf; counting a variant again replaces it. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { lines } = parse(recordCycleCountSchema, req.body);
  const { id: cycle_count_id, dark_store_id } = await ownCount(req);
  const actor = { actor_type: "staff", actor_id: req.auth_context.actor_id };
  await recordCycleCountWorkflow(req.scope).run({ input: { cycle_count_id, dark_store_id, lines, ...actor } });
  res.json({ cycle_count: blindCount(await ownCount(req)) });
}
