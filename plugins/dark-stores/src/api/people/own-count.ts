import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http";
import type { CycleCount } from "../../contract/cycle-counts";
import { Refusal } from "../../contract/refusal";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../modules/dark-stores";

/** The count of this request, with its first lines, in one of the person's stores. */
export async function ownCount(req: AuthenticatedMedusaRequest) {
  const { id, dark_store_id } = await ownCountHeader(req);
  return req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).findCycleCount(dark_store_id, id);
}

/** The count of this request in one of the person's stores; another store's count is not found. */
export async function ownCountHeader(req: AuthenticatedMedusaRequest): Promise<CycleCount> {
  const id = req.params["id"] ?? "";
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  for (const darkStoreId of await service.listStaffDarkStoreIds(req.auth_context.actor_id)) {
    const { rows } = await service.pageCycleCounts({ dark_store_id: darkStoreId, id }, { limit: 1, offset: 0 });
    const [found] = rows;
    if (found) {
      return found;
    }
  }
  throw new Refusal("not_found", "cycle_count_not_found", `Your stores have no cycle count ${id}.`);
}
