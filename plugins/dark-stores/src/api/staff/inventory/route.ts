import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { listOffersQuerySchema } from "../../../contract/offers";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";
import { offerFiltersOf } from "../../offer-filters";
import { parse } from "../../parse";
import { ownStoreId } from "../../people/staff";

/** What is on the shelves of the store, with search and paging. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const query = parse(listOffersQuerySchema, req.query);
  const dark_store_id = await ownStoreId(req, query.dark_store_id);
  const { offers, count } = await req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).pageOffers({
    dark_store_id,
    ...offerFiltersOf(query),
  });
  res.json({ inventory: offers, count, limit: query.limit, offset: query.offset });
}
