import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { pointSchema } from "../../../contract/geo";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";
import { parse } from "../../parse";

/** Whether someone delivers to this point now, who, how soon and for how much. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const point = parse(pointSchema, req.query);
  res.json(await req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).findServingStore(point));
}
