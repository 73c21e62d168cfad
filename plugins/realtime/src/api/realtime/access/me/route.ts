import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readAccess } from "../../../read-access";

/** What the bearer may hear: staff of their dark stores. Refuses accounts that are gone, inactive or suspended. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ dark_store_ids: string[] }>,
): Promise<void> {
  const { actor_type, actor_id } = req.auth_context;
  res.json(await readAccess(req.scope, actor_type, actor_id));
}
