import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../../../modules/dark-stores";
import { completeCycleCountWorkflow } from "../../../../../../../workflows/counts/workflows/complete-cycle-count";
import { actorOf } from "../../../../../presenter";

/** Applies the differences of a count; lines that cannot be applied say why and keep it open. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { id: dark_store_id = "", count_id: cycle_count_id = "" } = req.params;
  await completeCycleCountWorkflow(req.scope).run({ input: { dark_store_id, cycle_count_id, ...actorOf(req) } });
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  res.json({ cycle_count: await service.findCycleCount(dark_store_id, cycle_count_id) });
}
