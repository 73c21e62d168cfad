import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { listOffersQuerySchema, upsertOffersSchema } from "../../../../../contract/offers";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../../modules/dark-stores";
import { writeOffersWorkflow } from "../../../../../workflows/stock/workflows/write-offers";
import { offerFiltersOf } from "../../../../offer-filters";
import { parse } from "../../../../parse";
import { actorOf } from "../../../presenter";

/** A store's offers, with filters and paging. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const query = parse(listOffersQuerySchema, req.query);
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const store = await service.findDarkStore(req.params["id"] ?? "");
  const page = await service.pageOffers({
    dark_store_id: store.id,
    ...offerFiltersOf(query),
  });
  res.json({ ...page, limit: query.limit, offset: query.offset });
}

/** Creates or changes offers, all or none. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { offers } = parse(upsertOffersSchema, req.body);
  const dark_store_id = req.params["id"] ?? "";
  const { result } = await writeOffersWorkflow(req.scope).run({ input: { dark_store_id, offers, ...actorOf(req) } });
  const page = await req.scope
    .resolve<DarkStoresService>(DARK_STORES_MODULE)
    .pageOffers({ dark_store_id, variant_ids: result.variant_ids, limit: 1000, offset: 0 });
  res.json({ offers: page.offers });
}
