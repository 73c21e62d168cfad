import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { coveringStoresQuerySchema } from "../../../contract/dark-stores";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";
import { parse } from "../../parse";

/** The stores that cover this point, best first, with why those that take no orders do not. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { limit, offset, ...point } = parse(coveringStoresQuerySchema, req.query);
  const stores = await req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).listCoveringStores(point);
  res.json({ dark_stores: stores.slice(offset, offset + limit), count: stores.length, limit, offset });
}
