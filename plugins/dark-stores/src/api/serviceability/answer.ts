import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { pointSchema } from "../../contract/geo";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../modules/dark-stores";
import { parse } from "../parse";

/** `GET /store/serviceability`: whether someone delivers to this point now, who, how soon and for how much. */
export async function answerServiceability(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  try {
    const point = parse(pointSchema, req.query);
    const answer = await req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).findServingStore(point);
    res.setHeader("content-type", "application/json; charset=utf-8");
    res.setHeader("cache-control", "no-store");
    res.end(JSON.stringify(answer));
  } catch (error) {
    next(error);
  }
}
