import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { blindCount } from "../../../people/blind-count";
import { ownCount } from "../../../people/own-count";

/** One count of one's own store with what was counted so far. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ cycle_count: blindCount(await ownCount(req)) });
}
