import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { earningsQuerySchema } from "../../../contract";
import { earningsOf } from "../../answers/earnings";
import { parse } from "../../parse";
import { ridersOf } from "../../services";

/** What the rider earned in `[from, to)`, newest first, with the sums of the whole period. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(await earningsOf(ridersOf(req), req.auth_context.actor_id, parse(earningsQuerySchema, req.query)));
}
