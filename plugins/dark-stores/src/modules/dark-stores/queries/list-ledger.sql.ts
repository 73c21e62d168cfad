import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockLedgerEntry } from "../../../contract/stock";

/** How far the ledger is counted; a store's ledger grows without end. */
export const MAX_LEDGER_COUNT = 10_000;

export interface LedgerFilters {
  dark_store_id: string;
  variant_id: string | null;
  reason: string | null;
  reference: string | null;
  from: string | null;
  to: string | null;
  /** Only entries older than this one; null for the newest. */
  before_id: string | null;
}

const LEDGER_CONDITION = `dark_store_id = :dark_store_id
  AND (:variant_id::text IS NULL OR variant_id = :variant_id)
  AND (:reason::text IS NULL OR reason = :reason)
  AND (:reference::text IS NULL OR reference = :reference)
  AND (:from::timestamptz IS NULL OR created_at >= :from)
  AND (:to::timestamptz IS NULL OR created_at < :to)
  AND (:before_id::bigint IS NULL OR id < :before_id::bigint)`;

/**
 * Entries of a store's ledger, newest first, with the batches they moved.
 * Parameters: store; optional variant, reason, reference, from and to (instants), the id to go on from; limit, offset.
 * Rows: the entries.
 */
export async function listLedger(
  db: Knex,
  params: LedgerFilters & { limit: number; offset: number },
): Promise<StockLedgerEntry[]> {
  const { rows } = await db.raw<{ rows: StockLedgerEntry[] }>(
    `SELECT entry.id::text AS id, entry.dark_store_id, entry.variant_id, variant.sku, entry.reason, entry.quantity,
            entry.before, entry.after, entry.actor_type, entry.actor_id, entry.reference, entry.created_at,
            coalesce((SELECT json_agg(json_build_object('batch_id', moved.batch_id::text, 'batch_code', batch.batch_code,
                               'expires_on', batch.expires_on, 'quantity', moved.quantity) ORDER BY moved.batch_id)
                      FROM stock_batch_movement moved
                      JOIN stock_batch batch ON batch.id = moved.batch_id
                      WHERE moved.ledger_id = entry.id), '[]') AS batches
     FROM (SELECT *
           FROM stock_ledger
           WHERE ${LEDGER_CONDITION}
           ORDER BY id DESC
           LIMIT :limit OFFSET :offset) entry
     LEFT JOIN product_variant variant ON variant.id = entry.variant_id
     ORDER BY entry.id DESC`,
    { ...params },
  );
  return rows;
}

/** How many entries there are, counted up to 10,000. Parameters: as above. Rows: one. */
export async function countLedger(db: Knex, params: LedgerFilters): Promise<number> {
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    `SELECT count(*)::integer AS count
     FROM (SELECT 1 FROM stock_ledger WHERE ${LEDGER_CONDITION} LIMIT ${MAX_LEDGER_COUNT}) counted`,
    { ...params },
  );
  return rows[0]?.count ?? 0;
}
