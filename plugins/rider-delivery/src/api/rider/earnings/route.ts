import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ledgerQuerySchema } from "../../../contract";
import { parse } from "../../parse";
import { ridersOf } from "../../services";

/** What the rider earned in `[from, to)`, newest first, with the total of the whole period. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const riders = ridersOf(req);
  const rider_id = req.auth_context.actor_id;
  const { from, to, limit, offset } = parse(ledgerQuerySchema, req.query);
  const earned_at = { ...(from ? { $gte: from } : {}), ...(to ? { $lt: to } : {}) };
  const [earnings, count] = await riders.listAndCountRiderEarnings(
    { rider_id, ...(from || to ? { earned_at } : {}) },
    { take: limit, skip: offset, order: { earned_at: "DESC", id: "ASC" } },
  );
  const total = await riders.sumEarnings({ rider_id, from: from ?? null, to: to ?? null });
  res.json({
    earnings: earnings.map((earning) => ({
      id: earning.id,
      delivery_id: earning.delivery_id,
      order_id: earning.order_id,
      kind: earning.kind,
      amount: Number(earning.amount),
      currency_code: earning.currency_code,
      earned_at: earning.earned_at,
    })),
    total,
    count,
    limit,
    offset,
  });
}
