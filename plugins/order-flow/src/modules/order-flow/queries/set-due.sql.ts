import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: writes what is owed for an order as packed and what the rider collects; the first to pick an order that nobody
 * accepted becomes its picker.
 * Parameters: the row's id, the picker, both amounts in major units. Rows: one. Run under the order's row lock.
 */
export async function setDue(
  db: Knex,
  params: { id: string; picker_id: string; due_total: number; cash_to_collect: number },
): Promise<{ id: string }[]> {
  const result = await db.raw<{ rows: { id: string }[] }>(
    `update quick_order
        set due_total = cast(:due_total as numeric),
            raw_due_total = jsonb_build_object('value', cast(:due_total as text), 'precision', 20),
            cash_to_collect = cast(:cash_to_collect as numeric),
            raw_cash_to_collect = jsonb_build_object('value', cast(:cash_to_collect as text), 'precision', 20),
            picker_id = coalesce(picker_id, :picker_id),
            updated_at = now()
      where id = :id
     returning id`,
    params,
  );
  return result.rows;
}
