import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { createDarkStoreSchema, listDarkStoresQuerySchema } from "../../../contract/dark-stores";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";
import { createDarkStoreWorkflow } from "../../../workflows/stores/workflows/create-dark-store";
import { many, parse } from "../../parse";
import { presentStore, presentStores } from "../presenter";

/** Dark stores by code, with filters and paging. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { limit, offset, q, status, code } = parse(listDarkStoresQuerySchema, req.query);
  const filters = {
    ...(q ? { q } : {}),
    ...(status ? { status: many(status) } : {}),
    ...(code ? { code: many(code) } : {}),
  };
  const [stores, count] = await req.scope
    .resolve<DarkStoresService>(DARK_STORES_MODULE)
    .listAndCountDarkStores(filters, { take: limit, skip: offset, order: { code: "ASC", id: "ASC" } });
  res.json({ dark_stores: await presentStores(req.scope, stores), count, limit, offset });
}

/** Opens a new dark store. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const input = parse(createDarkStoreSchema, req.body);
  const { result } = await createDarkStoreWorkflow(req.scope).run({ input });
  res.json({ dark_store: await presentStore(req.scope, result.id) });
}
