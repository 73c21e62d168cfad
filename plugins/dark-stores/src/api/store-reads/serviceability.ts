import { pointSchema } from "../../contract/geo";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../modules/dark-stores";
import { parse } from "../parse";
import type { StoreAnswer, StoreVisit } from "./store-read";

/** `GET /store/serviceability`: whether someone delivers to this point now, who, how soon and for how much. */
export async function answerServiceability({ scope, query }: StoreVisit): Promise<StoreAnswer> {
  const point = parse(pointSchema, query);
  const answer = await scope.resolve<DarkStoresService>(DARK_STORES_MODULE).findServingStore(point);
  return { headers: { "cache-control": "no-store" }, body: JSON.stringify(answer) };
}
