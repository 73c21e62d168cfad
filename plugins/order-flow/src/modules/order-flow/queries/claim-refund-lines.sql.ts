import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Pieces of lines with their worth in major units; negative ones give a claim back. */
export interface ClaimedLine {
  line_id: string;
  quantity: number;
  amount: number;
}

/**
 * Purpose: counts pieces and their worth as claimed on their lines, or gives them back.
 * Parameters: the lines. Rows: the lines that could be changed; fewer than asked means that somebody was faster.
 * Invariant: never more pieces than were picked, never more than the line cost; the table's constraints say the same.
 */
export async function claimRefundLines(db: Knex, { lines }: { lines: ClaimedLine[] }): Promise<{ id: string }[]> {
  const result = await db.raw<{ rows: { id: string }[] }>(
    `update quick_order_line line
        set refunded_quantity = line.refunded_quantity + claim.quantity,
            refunded_amount = line.refunded_amount + claim.amount,
            raw_refunded_amount = jsonb_build_object('value', cast(line.refunded_amount + claim.amount as text), 'precision', 20),
            updated_at = now()
       from unnest(cast(:line_ids as text[]), cast(:quantities as integer[]), cast(:amounts as numeric[]))
              as claim (line_id, quantity, amount)
      where line.id = claim.line_id and line.deleted_at is null
        and line.refunded_quantity + claim.quantity between 0 and coalesce(line.picked_quantity, 0)
     returning line.id`,
    {
      line_ids: lines.map((line) => line.line_id),
      quantities: lines.map((line) => line.quantity),
      amounts: lines.map((line) => line.amount),
    },
  );
  return result.rows;
}
