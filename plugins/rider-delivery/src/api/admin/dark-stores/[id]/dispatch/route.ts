import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { storeDispatchBodySchema } from "../../../../../contract";
import { parse } from "../../../../parse";
import { ridersOf } from "../../../../services";

/** How the store's deliveries find their riders; what was not set is the platform's. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { id } = await requireStore(req);
  res.json({ dispatch: await ridersOf(req).readStoreDispatch(id) });
}

/** Sets it; what is offered already can still be accepted. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const settings = parse(storeDispatchBodySchema, req.body);
  const { id } = await requireStore(req);
  res.json({ dispatch: await ridersOf(req).setStoreDispatch({ dark_store_id: id, ...settings }) });
}

function requireStore(req: AuthenticatedMedusaRequest): Promise<{ id: string }> {
  return req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).retrieveDarkStore(req.params.id as string);
}
