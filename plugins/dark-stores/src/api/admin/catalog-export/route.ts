import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { catalogExportQuerySchema } from "../../../contract/imports";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";
import { patternOf, sendCsv } from "../../imports/send-csv";
import { many, parse } from "../../parse";

/** Products as a CSV file that an import takes back. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const query = parse(catalogExportQuerySchema, req.query);
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const pieces = service.exportCatalog({ statuses: many(query.status) ?? null, pattern: patternOf(query.q) });
  await sendCsv(res, { name: "catalog.csv", bom: query.bom === "true", pieces });
}
