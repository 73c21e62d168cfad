import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../modules/dark-stores";
import { answerUpload, listImports } from "../../../../imports/calls";

export const GET = listImports("inventory");

/** Reads one store's prices and stock from a CSV body while it arrives, and applies them. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const store = await service.findDarkStore(req.params["id"] ?? "");
  await answerUpload(req, res, { kind: "inventory", dark_store_id: store.id, options: {} });
}
