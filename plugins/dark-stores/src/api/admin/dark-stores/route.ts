import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { createDarkStoreSchema, listDarkStoresQuerySchema } from "../../../contract/dark-stores";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";
import { createDarkStoreWorkflow } from "../../../workflows/stores/workflows/create-dark-store";
import { parse } from "../../parse";
import { filtersOf, orderOf } from "../dark-store-filters";
import { presentStore, presentStores } from "../presenter";

/** Dark stores by code, with filters and paging. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { limit, offset, order, ...query } = parse(listDarkStoresQuerySchema, req.query);
  const { stores, count } = await req.scope
    .resolve<DarkStoresService>(DARK_STORES_MODULE)
    .pageDarkStores(filtersOf(query), { ...orderOf(order, query.within_m), limit, offset });
  res.json({ dark_stores: await presentStores(req.scope, stores), count, limit, offset });
}

/** Opens a new dark store. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const input = parse(createDarkStoreSchema, req.body);
  const { result } = await createDarkStoreWorkflow(req.scope).run({ input });
  res.json({ dark_store: await presentStore(req.scope, result.id) });
}
