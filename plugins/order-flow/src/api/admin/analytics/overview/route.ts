import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { MedusaContainer } from "@medusajs/framework/types";
import { zodValidator } from "@medusajs/framework";
import { overviewQuerySchema, type OverviewQuery } from "../../../../contract";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { orderFlowOf } from "../../../read";

const DAY_MS = 24 * 60 * 60 * 1000;

/** How the orders placed in `[from, to)` went, of one store or of all, and hour by hour or day by day; by default the last 24 hours. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const query = (await zodValidator(overviewQuerySchema, req.query)) as OverviewQuery;
  const to = query.to ?? new Date();
  const window = {
    from: query.from ?? new Date(to.getTime() - DAY_MS),
    to,
    dark_store_id: query.dark_store_id ?? null,
  };
  const time_zone = query.time_zone ?? (await timeZoneOf(req.scope, window.dark_store_id));
  const overview = await orderFlowOf(req.scope).readOverview({ ...window, time_zone });
  res.json({ overview: { ...window, time_zone, ...overview } });
}

async function timeZoneOf(container: MedusaContainer, dark_store_id: string | null): Promise<string> {
  if (!dark_store_id) return "UTC";
  const stores = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const [store] = await stores.listDarkStores({ id: dark_store_id }, { take: 1, select: ["id", "timezone"] });
  return store?.timezone ?? "UTC";
}
