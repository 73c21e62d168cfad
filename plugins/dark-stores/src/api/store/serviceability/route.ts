import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { pointSchema } from "../../../contract/geo";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";
import { parse } from "../../parse";

/**
 * Whether someone delivers to this point now, who, how soon and for how much. Also answered ahead of Medusa's chain (see
 * `middlewares.ts`); a route of its own is what makes Medusa let browsers of other origins in.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const point = parse(pointSchema, req.query);
  const answer = await req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).findServingStore(point);
  res.setHeader("content-type", "application/json; charset=utf-8");
  res.setHeader("cache-control", "no-store");
  res.end(JSON.stringify(answer));
}
