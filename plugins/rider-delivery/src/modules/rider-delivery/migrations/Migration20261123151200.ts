import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Bags that come back: a rider whose delivery failed or was cancelled on the road is busy until the store has the bag.
 * Attempts that failed before bags were counted keep nobody busy.
 */
export class Migration20261123151200 extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE delivery ADD COLUMN bag_back_at timestamptz NULL;
      UPDATE delivery SET bag_back_at = updated_at WHERE status IN ('failed', 'cancelled') AND picked_up_at IS NOT NULL;
      ALTER TABLE delivery ADD COLUMN keeps_rider_busy boolean NOT NULL GENERATED ALWAYS AS (
        rider_id IS NOT NULL AND (status IN ('assigned', 'picked_up')
          OR (status IN ('failed', 'cancelled') AND picked_up_at IS NOT NULL AND bag_back_at IS NULL))) STORED;
      CREATE INDEX delivery_keeps_rider_busy ON delivery (rider_id) WHERE keeps_rider_busy;
      CREATE INDEX delivery_bag_on_road ON delivery (updated_at)
        WHERE keeps_rider_busy AND status IN ('failed', 'cancelled');
    `);
  }

  override down(): void {
    this.addSql(`
      ALTER TABLE delivery DROP COLUMN IF EXISTS keeps_rider_busy;
      ALTER TABLE delivery DROP COLUMN IF EXISTS bag_back_at;
    `);
  }
}
