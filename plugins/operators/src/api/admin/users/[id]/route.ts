import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ownAccount } from "../../../../modules/operators/policies/refusals";
import { removeOperatorWorkflow } from "../../../../workflows/roles/workflows/remove-operator";

/** In place of Medusa's: an operator goes with their role. Refuses `own_account`, `last_administrator`. */
export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const id = req.params["id"] ?? "";
  if (id === req.auth_context.actor_id) {
    throw ownAccount();
  }
  await removeOperatorWorkflow(req.scope).run({ input: { user_id: id, changed_by: req.auth_context.actor_id } });
  res.json({ id, object: "user", deleted: true });
}
