import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type NewEta = { delivery_id: string; eta_minutes: number; eta_p90_minutes: number };

/**
 * Claims the telling of new estimates.
 * Parameters: estimates, milliseconds between two of the same delivery. Rows: those to be told now.
 * Invariant: of any number of processes one tells a customer, at most once in that time and only what is new; nothing is
 * told of a delivery that has ended.
 */
export async function claimEtas(db: Knex, params: { etas: readonly NewEta[]; every_ms: number }): Promise<NewEta[]> {
  const { rows } = await db.raw<{ rows: NewEta[] }>(
    `
    INSERT INTO delivery_eta AS told (delivery_id, eta_minutes, eta_p90_minutes)
    SELECT e.delivery_id, e.eta_minutes, e.eta_p90_minutes
      FROM jsonb_to_recordset(CAST(:etas AS jsonb)) AS e (delivery_id text, eta_minutes integer, eta_p90_minutes integer)
      JOIN delivery d ON d.id = e.delivery_id AND d.status = 'picked_up'
     ORDER BY e.delivery_id
    ON CONFLICT (delivery_id) DO UPDATE
       SET eta_minutes = excluded.eta_minutes, eta_p90_minutes = excluded.eta_p90_minutes, told_at = now()
     WHERE told.eta_minutes <> excluded.eta_minutes AND told.told_at <= now() - :every_ms * interval '1 millisecond'
    RETURNING delivery_id, eta_minutes, eta_p90_minutes`,
    { every_ms: params.every_ms, etas: JSON.stringify(params.etas) },
  );
  return rows;
}
