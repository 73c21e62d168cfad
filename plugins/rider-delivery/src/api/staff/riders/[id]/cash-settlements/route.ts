import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { staffCashSettlementBodySchema } from "../../../../../contract";
import { settleCashWorkflow } from "../../../../../workflows";
import { parse } from "../../../../parse";

/** The store takes cash from a rider; answers what the rider still holds. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { amount, dark_store_id: named } = parse(staffCashSettlementBodySchema, req.body);
  const { actor_id } = req.auth_context;
  const stores = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const { result } = await settleCashWorkflow(req.scope).run({
    input: {
      rider_id: req.params.id as string,
      amount,
      dark_store_id: await stores.ownStoreIdOf(actor_id, named),
      actor_type: "staff",
      actor_id,
    },
  });
  res.json({ cash: result });
}
