import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { pageSchema } from "../../../../../contract";
import { riderNotFound } from "../../../../../workflows/riders/refusals";
import { cashOf } from "../../../../answers/cash";
import { parse } from "../../../../parse";
import { ridersOf } from "../../../../services";

/** The cash a rider holds, and how it came to be. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const riders = ridersOf(req);
  const [rider] = await riders.listRiders({ id: req.params.id }, { take: 1 });
  if (!rider) throw riderNotFound();
  res.json(await cashOf(riders, rider, parse(pageSchema, req.query)));
}
