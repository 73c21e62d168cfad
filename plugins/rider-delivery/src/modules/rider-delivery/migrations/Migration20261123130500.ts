import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const TIMESTAMPS = `
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz NULL`;

/** How each store's deliveries find their riders, and what operations have to look at. */
export class Migration20261123130500 extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE store_dispatch (
        id text PRIMARY KEY,
        dark_store_id text NOT NULL,
        mode text NOT NULL CHECK (mode IN ('offer', 'assign')),${TIMESTAMPS}
      );
      CREATE UNIQUE INDEX store_dispatch_dark_store_unique ON store_dispatch (dark_store_id);
      CREATE TABLE delivery_alert (
        id text PRIMARY KEY,
        delivery_id text NOT NULL REFERENCES delivery (id),
        kind text NOT NULL CHECK (kind IN ('no_rider', 'rider_silent')),
        rider_id text NULL REFERENCES rider (id),
        resolved_at timestamptz NULL,${TIMESTAMPS}
      );
      CREATE UNIQUE INDEX delivery_alert_one_open ON delivery_alert (delivery_id, kind) WHERE resolved_at IS NULL;
      CREATE INDEX delivery_alert_newest ON delivery_alert (created_at DESC, id);
    `);
  }

  override down(): void {
    this.addSql(`DROP TABLE IF EXISTS delivery_alert; DROP TABLE IF EXISTS store_dispatch;`);
  }
}
