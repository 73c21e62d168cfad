import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { listCycleCountsQuerySchema, staffOpenCycleCountSchema } from "../../../contract/cycle-counts";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";
import { openCycleCountWorkflow } from "../../../workflows/counts/workflows/open-cycle-count";
import { parse } from "../../parse";
import { blindCount } from "../../people/blind-count";
import { ownStoreId } from "../../people/staff";

/** Counts of one's own store, newest first, without what the books say. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { limit, offset, status, variant_id, dark_store_id: named } = parse(listCycleCountsQuerySchema, req.query);
  const dark_store_id = await ownStoreId(req, named);
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const { rows, count } = await service.pageCycleCounts({ dark_store_id, status, variant_id }, { limit, offset });
  res.json({ cycle_counts: rows.map(blindCount), count, limit, offset });
}

/** Opens a count in one's own store. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { dark_store_id: named, ...scope } = parse(staffOpenCycleCountSchema, req.body);
  const dark_store_id = await ownStoreId(req, named);
  const actor = { actor_type: "staff", actor_id: req.auth_context.actor_id };
  const { result } = await openCycleCountWorkflow(req.scope).run({ input: { ...scope, dark_store_id, ...actor } });
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  res.json({ cycle_count: blindCount(await service.findCycleCount(dark_store_id, result.id)) });
}
