import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { listAuditQuerySchema } from "../../../contract";
import { OPERATORS_MODULE, type OperatorsService } from "../../../modules/operators";
import { parse } from "../../parse";

/** What was changed through the Admin API, newest first, with filters and paging. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { limit, offset, ...filters } = parse(listAuditQuerySchema, req.query);
  const page = await req.scope.resolve<OperatorsService>(OPERATORS_MODULE).pageAuditEntries({
    actor_id: filters.actor_id ?? null,
    resource: filters.resource ?? null,
    resource_id: filters.resource_id ?? null,
    from: filters.from ?? null,
    to: filters.to ?? null,
    limit,
    offset,
  });
  res.json({ ...page, limit, offset });
}
