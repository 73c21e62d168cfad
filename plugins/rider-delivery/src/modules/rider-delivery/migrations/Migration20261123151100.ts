import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** What customers were told of the time left, and how long riders really take. */
export class Migration20261123151100 extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE delivery_eta (
        delivery_id text PRIMARY KEY REFERENCES delivery (id) ON DELETE CASCADE,
        eta_minutes integer NOT NULL,
        eta_p90_minutes integer NOT NULL,
        told_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE delivery_leg (
        delivery_id text PRIMARY KEY REFERENCES delivery (id) ON DELETE CASCADE,
        dark_store_id text NOT NULL,
        vehicle text NOT NULL,
        metres double precision NOT NULL CHECK (metres >= 0),
        seconds double precision NOT NULL CHECK (seconds > 0),
        hour integer NOT NULL CHECK (hour BETWEEN 0 AND 23),
        ended_at timestamptz NOT NULL
      );
      CREATE INDEX delivery_leg_store ON delivery_leg (dark_store_id, ended_at);
      CREATE TABLE store_pace (
        dark_store_id text PRIMARY KEY,
        p50 double precision NOT NULL CHECK (p50 > 0),
        p90 double precision NOT NULL CHECK (p90 > 0),
        legs integer NOT NULL,
        computed_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX delivery_delivered ON delivery (delivered_at) WHERE status = 'delivered';
    `);
  }

  override down(): void {
    this.addSql(`
      DROP INDEX IF EXISTS delivery_delivered;
      DROP TABLE IF EXISTS store_pace;
      DROP TABLE IF EXISTS delivery_leg;
      DROP TABLE IF EXISTS delivery_eta;
    `);
  }
}
