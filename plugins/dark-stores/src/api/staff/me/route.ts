import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";

/** Who is logged in, and the stores they work in. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const staff_member = await service.findStaffMember(req.auth_context.actor_id);
  const stores = await service.listDarkStores(
    { id: staff_member.dark_store_ids },
    { take: 100, order: { code: "ASC" } },
  );
  const dark_stores = stores.map(({ id, code, name, status }) => ({ id, code, name, status }));
  res.json({ staff_member: { ...staff_member, dark_stores } });
}
