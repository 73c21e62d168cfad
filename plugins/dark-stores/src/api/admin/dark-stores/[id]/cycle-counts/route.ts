import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { listCycleCountsQuerySchema, openCycleCountSchema } from "../../../../../contract/cycle-counts";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../modules/dark-stores";
import { openCycleCountWorkflow } from "../../../../../workflows/counts/workflows/open-cycle-count";
import { parse } from "../../../../parse";
import { actorOf } from "../../../presenter";

/** A store's cycle counts with their variance, newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { limit, offset, status, variant_id } = parse(listCycleCountsQuerySchema, req.query);
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const store = await service.findDarkStore(req.params["id"] ?? "");
  const filters = { dark_store_id: store.id, status, variant_id };
  const { rows, count } = await service.pageCycleCounts(filters, { limit, offset });
  res.json({ cycle_counts: rows, count, limit, offset });
}

/** Opens a count. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const dark_store_id = req.params["id"] ?? "";
  const input = { ...parse(openCycleCountSchema, req.body), dark_store_id, ...actorOf(req) };
  const { result } = await openCycleCountWorkflow(req.scope).run({ input });
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  res.json({ cycle_count: await service.findCycleCount(dark_store_id, result.id) });
}
