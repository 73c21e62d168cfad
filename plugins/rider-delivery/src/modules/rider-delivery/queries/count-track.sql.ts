import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Counts the points of a delivery's track. Parameters: delivery. Rows: one. */
export async function countTrack(db: Knex, params: { delivery_id: string }): Promise<{ count: number }[]> {
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    `SELECT count(*)::int AS count FROM delivery_track_point WHERE delivery_id = :delivery_id`,
    params,
  );
  return rows;
}
