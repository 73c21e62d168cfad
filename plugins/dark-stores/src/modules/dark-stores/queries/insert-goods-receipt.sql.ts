import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** One kind of goods in a receipt; null batch fields mean "not known". */
export interface ReceivedLine {
  variant_id: string;
  quantity: number;
  batch_code: string | null;
  /** Last good day, as YYYY-MM-DD. */
  expires_on: string | null;
  unit_cost: number | null;
}

/**
 * Writes down a receipt of goods with its lines, in the order given.
 * Parameters: the receipt's id, store, reference and supplier, lines, actor. Rows: one, or none when the store has a
 * receipt with this reference already (a receipt that is being written at the same time is waited for).
 */
export async function insertGoodsReceipt(
  db: Knex,
  params: {
    id: string;
    dark_store_id: string;
    reference: string | null;
    supplier: string | null;
    lines: ReceivedLine[];
    actor_type: string;
    actor_id: string | null;
  },
): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `WITH receipt AS (
       INSERT INTO goods_receipt (id, dark_store_id, reference, supplier, actor_type, actor_id)
       VALUES (:id, :dark_store_id, :reference, :supplier, :actor_type, :actor_id)
       ON CONFLICT (dark_store_id, reference) WHERE reference IS NOT NULL AND reversed_at IS NULL DO NOTHING
       RETURNING id
     ),
     line AS (
       INSERT INTO goods_receipt_line
         (goods_receipt_id, position, variant_id, quantity, batch_code, expires_on, unit_cost)
       SELECT receipt.id, given.position, given.line->>'variant_id', (given.line->>'quantity')::integer,
              given.line->>'batch_code', (given.line->>'expires_on')::date, (given.line->>'unit_cost')::numeric
       FROM receipt, jsonb_array_elements(:lines::jsonb) WITH ORDINALITY AS given(line, position)
     )
     SELECT id FROM receipt`,
    { ...params, lines: JSON.stringify(params.lines) },
  );
  return rows;
}
