import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { listCycleCountLinesQuerySchema, recordCycleCountSchema } from "../../../../../../../contract/cycle-counts";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../../../modules/dark-stores";
import { recordCycleCountWorkflow } from "../../../../../../../workflows/counts/workflows/record-cycle-count";
import { parse } from "../../../../../../parse";
import { actorOf } from "../../../../../presenter";

/** The lines of a count with what the books say, in walking order. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { limit, offset, ...filters } = parse(listCycleCountLinesQuerySchema, req.query);
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const { id } = await service.findCycleCountHeader(req.params["id"] ?? "", req.params["count_id"] ?? "");
  const { rows, count } = await service.pageCycleCountLines(id, filters, { limit, offset });
  res.json({ lines: rows, count, limit, offset });
}

/** Writes down what is on the shelf; counting a variant again replaces it. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { id: dark_store_id = "", count_id: cycle_count_id = "" } = req.params;
  const { lines } = parse(recordCycleCountSchema, req.body);
  await recordCycleCountWorkflow(req.scope).run({ input: { dark_store_id, cycle_count_id, lines, ...actorOf(req) } });
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  res.json({ cycle_count: await service.findCycleCount(dark_store_id, cycle_count_id) });
}
