import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";

/** The dark stores whose messages this member of staff may hear. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ dark_store_ids: string[] }>,
): Promise<void> {
  const staff = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  res.json({ dark_store_ids: await staff.listStaffDarkStoreIds(req.auth_context.actor_id) });
}
