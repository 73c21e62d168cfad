import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { zodValidator } from "@medusajs/framework";
import { substitutesQuerySchema, type SubstitutesQuery } from "../../../../../../../contract";
import { readSubstitutes } from "../../../../../../read-substitutes";

/** What the store could pack in place of a line, best first, within what its customer wants. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const page = (await zodValidator(substitutesQuerySchema, req.query)) as SubstitutesQuery;
  const found = await readSubstitutes(req.scope, {
    order_id: req.params.id ?? "",
    line_id: req.params.line_id ?? "",
    staff_id: req.auth_context.actor_id,
    ...page,
  });
  res.json({ ...found, ...page });
}
