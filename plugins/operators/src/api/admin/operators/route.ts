import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { listOperatorsQuerySchema } from "../../../contract";
import { parse } from "../../parse";
import { pageOperators } from "../../page-operators";

/** Operators by email, with their roles. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const query = parse(listOperatorsQuerySchema, req.query);
  const page = await pageOperators(req.scope, query);
  res.json({ ...page, limit: query.limit, offset: query.offset });
}
