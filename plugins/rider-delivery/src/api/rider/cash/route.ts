import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { pageSchema } from "../../../contract";
import { parse } from "../../parse";
import { ridersOf } from "../../services";

/** The cash the rider holds: the balance and its entries, newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const riders = ridersOf(req);
  const rider_id = req.auth_context.actor_id;
  const { limit, offset } = parse(pageSchema, req.query);
  const [entries, count] = await riders.listAndCountRiderCashEntries(
    { rider_id },
    { take: limit, skip: offset, order: { created_at: "DESC", id: "ASC" } },
  );
  res.json({
    balance: await riders.sumCash(rider_id),
    entries: entries.map((entry) => ({
      id: entry.id,
      delivery_id: entry.delivery_id,
      order_id: entry.order_id,
      kind: entry.kind,
      amount: Number(entry.amount),
      currency_code: entry.currency_code,
      created_at: entry.created_at,
    })),
    count,
    limit,
    offset,
  });
}
