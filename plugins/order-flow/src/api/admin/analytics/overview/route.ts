import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { zodValidator } from "@medusajs/framework";
import { overviewQuerySchema, type OverviewQuery } from "../../../../contract";
import { orderFlowOf } from "../../../read";

const DAY_MS = 24 * 60 * 60 * 1000;

/** How the orders placed in `[from, to)` went, of one store or of all; by default the last 24 hours. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const query = (await zodValidator(overviewQuerySchema, req.query)) as OverviewQuery;
  const to = query.to ?? new Date();
  const window = {
    from: query.from ?? new Date(to.getTime() - DAY_MS),
    to,
    dark_store_id: query.dark_store_id ?? null,
  };
  res.json({ overview: { ...window, ...(await orderFlowOf(req.scope).readOverview(window)) } });
}
