import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { offerExportQuerySchema } from "../../contract/imports";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../modules/dark-stores";
import { many, parse } from "../parse";
import { patternOf, sendCsv } from "./send-csv";

/** Sends offers of these stores, or of all, as a CSV file that an import takes back. */
export async function exportOffers(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse,
  file: { name: string; dark_store_ids?: string[] },
): Promise<void> {
  const query = parse(offerExportQuerySchema, req.query);
  const pieces = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).exportOffers({
    dark_store_ids: file.dark_store_ids ?? many(query.dark_store_id) ?? null,
    pattern: patternOf(query.q),
    low_stock: query.low_stock === "true",
    is_available: query.is_available === undefined ? null : query.is_available === "true",
  });
  await sendCsv(res, { name: `${file.name}.csv`, bom: query.bom === "true", pieces });
}
