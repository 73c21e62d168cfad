import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { pointSchema } from "../../../contract/geo";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";
import { parse } from "../../parse";

/** The stores that cover this point, best first, with why those that take no orders do not. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const point = parse(pointSchema, req.query);
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const dark_stores = await service.listCoveringStores(point);
  res.json({ dark_stores, count: dark_stores.length, limit: 20, offset: 0 });
}
