import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { exportOffers } from "../../../imports/export-offers";

/** Offers of all stores as a CSV file. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await exportOffers(req, res, { name: "offers" });
}
