import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { riderDeliveriesQuerySchema } from "../../../contract";
import { riderDeliveriesOf } from "../../answers/rider-deliveries";
import { parse } from "../../parse";
import { ridersOf } from "../../services";

/** The rider's own deliveries, newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { status, limit, offset } = parse(riderDeliveriesQuerySchema, req.query);
  const [deliveries, count] = await ridersOf(req).listAndCountDeliveries(
    { rider_id: req.auth_context.actor_id, ...(status ? { status } : {}) },
    { take: limit, skip: offset, order: { created_at: "DESC", id: "ASC" } },
  );
  res.json({ deliveries: await riderDeliveriesOf(req.scope, deliveries), count, limit, offset });
}
