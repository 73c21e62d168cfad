import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../../modules/dark-stores";

/** What became of an import. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { id = "", import_id = "" } = req.params;
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  res.json({ inventory_import: await service.findImport(id, import_id) });
}
