import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { recordCycleCountSchema, staffListCycleCountLinesQuerySchema } from "../../../../../contract/cycle-counts";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../modules/dark-stores";
import { recordCycleCountWorkflow } from "../../../../../workflows/counts/workflows/record-cycle-count";
import { parse } from "../../../../parse";
import { blindCount, blindLine } from "../../../../people/blind-count";
import { ownCount, ownCountHeader } from "../../../../people/own-count";

/** What was counted so far, in walking order, without what the books say. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { limit, offset, variant_id, count_again } = parse(staffListCycleCountLinesQuerySchema, req.query);
  const { id } = await ownCountHeader(req);
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const filters = { variant_id, has_problem: count_again };
  const { rows, count } = await service.pageCycleCountLines(id, filters, { limit, offset });
  res.json({ lines: rows.map(blindLine), count, limit, offset });
}

/** Writes down what is on the shelf; counting a variant again replaces it. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { lines } = parse(recordCycleCountSchema, req.body);
  const { id: cycle_count_id, dark_store_id } = await ownCountHeader(req);
  const actor = { actor_type: "staff", actor_id: req.auth_context.actor_id };
  await recordCycleCountWorkflow(req.scope).run({ input: { cycle_count_id, dark_store_id, lines, ...actor } });
  res.json({ cycle_count: blindCount(await ownCount(req)) });
}
