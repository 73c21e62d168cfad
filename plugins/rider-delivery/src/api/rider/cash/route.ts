import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { pageSchema } from "../../../contract";
import { cashOf } from "../../answers/cash";
import { parse } from "../../parse";
import { ridersOf } from "../../services";

/** The cash the rider holds: the balance and its entries, newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const riders = ridersOf(req);
  const rider = await riders.retrieveRider(req.auth_context.actor_id);
  res.json(await cashOf(riders, rider, parse(pageSchema, req.query)));
}
