import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { deliveryAlertsQuerySchema } from "../../../contract";
import { parse } from "../../parse";
import { ridersOf } from "../../services";

/** What operations have to look at, newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { limit, offset, kind, resolved } = parse(deliveryAlertsQuerySchema, req.query);
  const [alerts, count] = await ridersOf(req).listAndCountDeliveryAlerts(
    { resolved_at: resolved === "true" ? { $ne: null } : null, ...(kind ? { kind } : {}) },
    { take: limit, skip: offset, order: { created_at: "DESC", id: "ASC" } },
  );
  res.json({
    delivery_alerts: alerts.map(({ id, delivery_id, kind, rider_id, created_at, resolved_at }) => ({
      id,
      delivery_id,
      kind,
      rider_id,
      created_at,
      resolved_at,
    })),
    count,
    limit,
    offset,
  });
}
