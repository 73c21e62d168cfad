import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type Adjustment = {
  id: string;
  rider_id: string;
  /** Rupees; below 0 what is taken off. */
  amount: number;
  reason: string;
  /** The operator. */
  actor_id: string;
  currency_code: string;
};

/**
 * Books what operations add to a rider's earnings, or take off.
 * Parameters: the adjustment. Rows: its id, or none when there is no such rider.
 */
export async function insertAdjustment(db: Knex, adjustment: Adjustment): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    INSERT INTO rider_earning (id, rider_id, kind, amount, currency_code, reason, actor_id)
    SELECT :id, r.id, 'adjustment', :amount, :currency_code, :reason, :actor_id
      FROM rider r WHERE r.id = :rider_id AND r.deleted_at IS NULL
    RETURNING id`,
    adjustment,
  );
  return rows;
}
