import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { inventoryImportQuerySchema } from "../../../../../contract/imports";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../modules/dark-stores";
import { runInventoryImport } from "../../../../../workflows/imports/run-inventory-import";
import { parse } from "../../../../parse";
import { actorOf } from "../../../presenter";

/** Reads prices and stock from a CSV body while it arrives, and writes them all at once. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { dry_run, on_error } = parse(inventoryImportQuerySchema, req.query);
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const store = await service.findDarkStore(req.params["id"] ?? "");
  const inventory_import = await runInventoryImport(req.scope, {
    dark_store_id: store.id,
    dry_run: dry_run === "true",
    on_error,
    file: req,
    ...actorOf(req),
  });
  res.json({ inventory_import });
}
