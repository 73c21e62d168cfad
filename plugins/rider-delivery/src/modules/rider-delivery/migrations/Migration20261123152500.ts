import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Settings of a store's dispatch, and when an order is ready or expected to be. */
export class Migration20261123152500 extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE store_dispatch
        ADD COLUMN riders_per_delivery integer NULL CHECK (riders_per_delivery BETWEEN 1 AND 50),
        ADD COLUMN offer_ttl_ms integer NULL CHECK (offer_ttl_ms >= 1000),
        ADD COLUMN alert_after_rounds integer NULL CHECK (alert_after_rounds >= 1),
        ADD COLUMN horizon_ms integer NULL CHECK (horizon_ms >= 0);
      ALTER TABLE delivery ADD COLUMN ready_at timestamptz NULL;
      UPDATE delivery SET ready_at = created_at;
      ALTER TABLE delivery ALTER COLUMN ready_at SET DEFAULT now(), ALTER COLUMN ready_at SET NOT NULL;
      CREATE INDEX delivery_ready ON delivery (ready_at, id) WHERE status = 'unassigned';
    `);
  }

  override down(): void {
    this.addSql(`
      DROP INDEX IF EXISTS delivery_ready;
      ALTER TABLE delivery DROP COLUMN IF EXISTS ready_at;
      ALTER TABLE store_dispatch
        DROP COLUMN IF EXISTS riders_per_delivery, DROP COLUMN IF EXISTS offer_ttl_ms,
        DROP COLUMN IF EXISTS alert_after_rounds, DROP COLUMN IF EXISTS horizon_ms;
    `);
  }
}
