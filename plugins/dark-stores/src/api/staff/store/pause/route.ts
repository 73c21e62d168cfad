import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { staffStoreSchema } from "../../../../contract/staff";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../modules/dark-stores";
import { changeStoreStatusWorkflow } from "../../../../workflows/stores/workflows/change-store-status";
import { parse } from "../../../parse";
import { ownStoreId } from "../../../people/staff";

/** Stops new orders for a while; orders already placed go on. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const body = parse(staffStoreSchema, req.body);
  const dark_store_id = await ownStoreId(req, body.dark_store_id);
  await changeStoreStatusWorkflow(req.scope).run({ input: { dark_store_id, from: "open", to: "paused" } });
  const store = await req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).findDarkStore(dark_store_id);
  res.json({ dark_store: { id: store.id, code: store.code, name: store.name, status: store.status } });
}
