import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../../../modules/dark-stores";
import { cancelCycleCountWorkflow } from "../../../../../../../workflows/counts/workflows/cancel-cycle-count";
import { actorOf } from "../../../../../presenter";

/** Ends a count without applying it. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { id: dark_store_id = "", count_id: cycle_count_id = "" } = req.params;
  await cancelCycleCountWorkflow(req.scope).run({ input: { dark_store_id, cycle_count_id, ...actorOf(req) } });
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  res.json({ cycle_count: await service.findCycleCount(dark_store_id, cycle_count_id) });
}
