import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { earningsQuerySchema } from "../../../../../contract";
import { riderNotFound } from "../../../../../workflows/riders/refusals";
import { earningsOf } from "../../../../answers/earnings";
import { parse } from "../../../../parse";
import { ridersOf } from "../../../../services";

/** What a rider earned in `[from, to)`, as the rider sees it. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const riders = ridersOf(req);
  const [rider] = await riders.listRiders({ id: req.params.id }, { take: 1, select: ["id"] });
  if (!rider) throw riderNotFound();
  res.json(await earningsOf(riders, rider.id, parse(earningsQuerySchema, req.query)));
}
