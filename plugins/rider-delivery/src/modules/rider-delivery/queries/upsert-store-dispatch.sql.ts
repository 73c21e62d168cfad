import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DispatchMode, StoreDispatchBody } from "../../../contract";
import type { StoreDispatchRow } from "../policies/store-settings";

/**
 * Sets how a store's deliveries find their riders.
 * Parameters: an id for a new row, store, mode, settings; what is absent stays, null is left to the options again.
 * Rows: one, what the store has set now. Invariant: one row per store (unique index), whoever writes last.
 */
export async function upsertStoreDispatch(
  db: Knex,
  {
    id,
    dark_store_id,
    mode = null,
    ...settings
  }: { id: string; dark_store_id: string; mode?: DispatchMode | null } & Omit<StoreDispatchBody, "mode">,
): Promise<StoreDispatchRow[]> {
  const { rows } = await db.raw<{ rows: StoreDispatchRow[] }>(
    `
    INSERT INTO store_dispatch AS s
           (id, dark_store_id, mode, riders_per_delivery, offer_ttl_ms, alert_after_rounds, horizon_ms)
    SELECT :id, :dark_store_id, COALESCE(:mode, 'offer'), given.*
      FROM jsonb_to_record(CAST(:settings AS jsonb)) AS given (
           riders_per_delivery integer, offer_ttl_ms integer, alert_after_rounds integer, horizon_ms integer)
    ON CONFLICT (dark_store_id) DO UPDATE
       SET mode = COALESCE(:mode, s.mode),
           riders_per_delivery = CASE WHEN jsonb_exists(CAST(:settings AS jsonb), 'riders_per_delivery')
             THEN excluded.riders_per_delivery ELSE s.riders_per_delivery END,
           offer_ttl_ms = CASE WHEN jsonb_exists(CAST(:settings AS jsonb), 'offer_ttl_ms')
             THEN excluded.offer_ttl_ms ELSE s.offer_ttl_ms END,
           alert_after_rounds = CASE WHEN jsonb_exists(CAST(:settings AS jsonb), 'alert_after_rounds')
             THEN excluded.alert_after_rounds ELSE s.alert_after_rounds END,
           horizon_ms = CASE WHEN jsonb_exists(CAST(:settings AS jsonb), 'horizon_ms')
             THEN excluded.horizon_ms ELSE s.horizon_ms END,
           updated_at = now(), deleted_at = NULL
    RETURNING mode, riders_per_delivery, offer_ttl_ms, alert_after_rounds, horizon_ms`,
    { id, dark_store_id, mode, settings: JSON.stringify(settings) },
  );
  return rows;
}
