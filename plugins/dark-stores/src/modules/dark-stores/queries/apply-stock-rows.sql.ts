import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockLow } from "../../../contract/events";
import { sortedTable } from "./bulk-job-row";
import { OUTCOME_PROBLEM, RESULTING_OFFER } from "./stock-row-outcome";

/** What one chunk of a stock file came to; `missed` rows are new offers that somebody else added meanwhile. */
export interface AppliedStockRows {
  applied: number;
  missed: number;
  problems: { line: number; problem: string }[];
  low: StockLow[];
}

/**
 * Applies the sorted rows after `from` up to `upto`: locks the offers, judges the rows against them, adds and changes
 * offers and writes the ledger (reason `import`). Offers that stay the same are not written.
 * Parameters: number and id of the job, bounds, actor. Rows: one; `low` holds at most 1,000 crossings.
 * Invariant: locks in (variant, store) order; what is judged, compared and entered in the ledger is the locked version,
 * which may be newer than what the statement sees of the table otherwise; when `missed` is not 0 the
 * caller must roll back and try again.
 */
export async function applyStockRows(
  db: Knex,
  params: { number: number; id: string; from: number; upto: number; actor_type: string; actor_id: string | null },
): Promise<AppliedStockRows> {
  const { number, ...bindings } = params;
  const { rows } = await db.raw<{ rows: AppliedStockRows[] }>(
    `WITH given AS MATERIALIZED (
       SELECT *
       FROM :sorted:
       WHERE seq > :from AND seq <= :upto AND problem IS NULL
     ),
     held AS MATERIALIZED (
       SELECT offer.*
       FROM store_offer offer
       JOIN given USING (dark_store_id, variant_id)
       ORDER BY offer.variant_id, offer.dark_store_id
       FOR UPDATE OF offer
     ),
     outcome AS (
       SELECT given.seq, given.line, given.dark_store_id, given.variant_id, result.*,
              (held.price, held.mrp, held.on_hand, held.is_available, held.bin, held.reorder_level, held.max_per_order,
               held.sale_price, held.sale_starts_at, held.sale_ends_at)
              IS DISTINCT FROM
              (result.price, result.mrp, result.on_hand, result.is_available, result.bin, result.reorder_level,
               result.max_per_order, result.sale_price, result.sale_starts_at, result.sale_ends_at) AS is_changed
       FROM given
       LEFT JOIN held USING (dark_store_id, variant_id)
       CROSS JOIN LATERAL (SELECT ${RESULTING_OFFER}) result
     ),
     judged AS MATERIALIZED (SELECT outcome.*, ${OUTCOME_PROBLEM} AS problem FROM outcome ORDER BY seq),
     added AS (
       INSERT INTO store_offer
         (dark_store_id, variant_id, price, mrp, on_hand, is_available, bin, reorder_level, max_per_order, sale_price,
          sale_starts_at, sale_ends_at)
       SELECT dark_store_id, variant_id, price, mrp, on_hand, is_available, bin, reorder_level, max_per_order, sale_price,
              sale_starts_at, sale_ends_at
       FROM judged
       WHERE problem IS NULL AND NOT is_offered
       ON CONFLICT DO NOTHING
       RETURNING 1
     ),
     changed AS (
       UPDATE store_offer offer
       SET price = judged.price, mrp = judged.mrp, on_hand = judged.on_hand, is_available = judged.is_available,
           bin = judged.bin, reorder_level = judged.reorder_level, max_per_order = judged.max_per_order,
           sale_price = judged.sale_price, sale_starts_at = judged.sale_starts_at, sale_ends_at = judged.sale_ends_at,
           updated_at = now()
       FROM judged
       WHERE offer.dark_store_id = judged.dark_store_id AND offer.variant_id = judged.variant_id
         AND judged.problem IS NULL AND judged.is_offered AND judged.is_changed
     ),
     entered AS (
       INSERT INTO stock_ledger
         (dark_store_id, variant_id, reason, quantity, before, after, actor_type, actor_id, reference)
       SELECT dark_store_id, variant_id, 'import', on_hand - on_hand_before, on_hand_before, on_hand, :actor_type, :actor_id,
              :id
       FROM judged
       WHERE problem IS NULL AND on_hand <> on_hand_before
     ),
     low AS (
       SELECT dark_store_id, variant_id, on_hand - reserved AS available, reorder_level
       FROM judged
       WHERE problem IS NULL AND on_hand - reserved <= reorder_level AND on_hand_before - reserved > reorder_level
       ORDER BY seq
       LIMIT 1000
     )
     SELECT (SELECT count(*)::integer FROM judged WHERE problem IS NULL) AS applied,
            (SELECT count(*)::integer FROM judged WHERE problem IS NULL AND NOT is_offered)
              - (SELECT count(*)::integer FROM added) AS missed,
            (SELECT coalesce(json_agg(json_build_object('line', line, 'problem', problem)), '[]')
             FROM judged WHERE problem IS NOT NULL) AS problems,
            (SELECT coalesce(json_agg(low), '[]') FROM low) AS low`,
    { ...bindings, sorted: sortedTable(number) },
  );
  return rows[0] ?? { applied: 0, missed: 0, problems: [], low: [] };
}
