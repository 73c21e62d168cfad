import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface HoldRow {
  reference: string;
  variant_id: string;
  dark_store_id: string;
  quantity: number;
  committed_quantity: number;
  returned_quantity: number;
  status: "held" | "committed" | "released";
}

/** What a reference holds, held, or took. Parameters: the reference. Rows: at most 1,000, in variant order. */
export async function listHolds(db: Knex, params: { reference: string }): Promise<HoldRow[]> {
  const { rows } = await db.raw<{ rows: HoldRow[] }>(
    `SELECT reference, variant_id, dark_store_id, quantity, committed_quantity, returned_quantity, status
     FROM stock_hold
     WHERE reference = :reference
     ORDER BY variant_id
     LIMIT 1000`,
    params,
  );
  return rows;
}
