import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { utilisationQuerySchema } from "../../../../contract";
import { parse } from "../../../parse";
import { ridersOf } from "../../../services";

/** How riders' time on shift was used, of those at home in one store or of all; by default in the last 24 hours. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { from, to, dark_store_id = null } = parse(utilisationQuerySchema, req.query);
  const window = { from, to, dark_store_id };
  res.json({ utilisation: { ...window, ...(await ridersOf(req).measureUtilisation(window)) } });
}
