import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type CashSettlement = {
  id: string;
  rider_id: string;
  /** Rupees handed in, above 0. */
  amount: number;
  dark_store_id: string | null;
  actor_type: "operator" | "staff";
  actor_id: string;
};

/**
 * Books cash that a rider hands in.
 * Parameters: the settlement. Rows: one, or none when the rider holds less than that.
 * Invariant: nobody hands in more than they hold, and the balance changes with its ledger.
 */
export async function settleCash(db: Knex, settlement: CashSettlement): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    WITH paid AS (
      UPDATE rider SET cash_held = cash_held - CAST(:amount AS numeric)
       WHERE id = :rider_id AND cash_held >= CAST(:amount AS numeric)
      RETURNING id)
    INSERT INTO rider_cash_entry (id, rider_id, kind, amount, currency_code, dark_store_id, actor_type, actor_id)
    SELECT :id, paid.id, 'settled', -CAST(:amount AS numeric), last.currency_code,
           CAST(:dark_store_id AS text), :actor_type, :actor_id
      FROM paid
     CROSS JOIN LATERAL (
           SELECT currency_code FROM rider_cash_entry WHERE rider_id = paid.id ORDER BY created_at DESC LIMIT 1) last
    RETURNING id`,
    settlement,
  );
  return rows;
}
