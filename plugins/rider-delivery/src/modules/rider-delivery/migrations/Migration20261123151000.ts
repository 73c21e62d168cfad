import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Where riders went with a delivery, and when they reached the store and the door. */
export class Migration20261123151000 extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE delivery ADD COLUMN arrived_at_store_at timestamptz NULL, ADD COLUMN arrived_at_drop_at timestamptz NULL;
      CREATE INDEX delivery_rider_assigned ON delivery (rider_id, assigned_at) WHERE assigned_at IS NOT NULL;
      CREATE TABLE delivery_track_point (
        delivery_id text NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
        recorded_at timestamptz NOT NULL,
        latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
        longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
        PRIMARY KEY (delivery_id, recorded_at)
      );
      CREATE INDEX delivery_track_point_age ON delivery_track_point (recorded_at);
    `);
  }

  override down(): void {
    this.addSql(`
      DROP TABLE IF EXISTS delivery_track_point;
      DROP INDEX IF EXISTS delivery_rider_assigned;
      ALTER TABLE delivery DROP COLUMN IF EXISTS arrived_at_store_at, DROP COLUMN IF EXISTS arrived_at_drop_at;
    `);
  }
}
