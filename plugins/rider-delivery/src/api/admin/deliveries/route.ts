import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { adminDeliveriesQuerySchema } from "../../../contract";
import { toAdminDelivery } from "../../answers/delivery";
import { parse } from "../../parse";
import { ridersOf } from "../../services";

/** Deliveries, newest first, with what each paid. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const riders = ridersOf(req);
  const { limit, offset, ...query } = parse(adminDeliveriesQuerySchema, req.query);
  const filters = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
  const [deliveries, count] = await riders.listAndCountDeliveries(filters, {
    take: limit,
    skip: offset,
    order: { created_at: "DESC", id: "ASC" },
  });
  const ids = deliveries.map((delivery) => delivery.id);
  const earnings = ids.length > 0 ? await riders.listRiderEarnings({ delivery_id: ids }, { take: null }) : [];
  res.json({ deliveries: deliveries.map((delivery) => toAdminDelivery(delivery, earnings)), count, limit, offset });
}
