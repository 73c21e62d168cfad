import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** What riders earn besides whole deliveries, and the cash they hold as a balance kept with its ledger. */
export class Migration20261123182000 extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE delivery
        ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC',
        ADD COLUMN earning_for_distance numeric NOT NULL DEFAULT 0,
        ADD CONSTRAINT delivery_earning_parts CHECK (earning_for_distance BETWEEN 0 AND earning);
      ALTER TABLE rider_earning DROP CONSTRAINT rider_earning_kind_check;
      ALTER TABLE rider_earning
        ADD COLUMN for_distance numeric NOT NULL DEFAULT 0,
        ADD COLUMN event_id text NULL REFERENCES delivery_event (id),
        ADD COLUMN shift_id text NULL REFERENCES rider_shift (id),
        ADD COLUMN day date NULL,
        ADD COLUMN deliveries integer NULL CHECK (deliveries > 0),
        ADD COLUMN reason text NULL,
        ADD COLUMN actor_id text NULL,
        ADD CONSTRAINT rider_earning_kind CHECK (
          CASE kind
            WHEN 'delivery' THEN delivery_id IS NOT NULL
            WHEN 'attempt' THEN delivery_id IS NOT NULL AND event_id IS NOT NULL
            WHEN 'incentive' THEN day IS NOT NULL AND deliveries IS NOT NULL
            WHEN 'guarantee' THEN shift_id IS NOT NULL
            WHEN 'adjustment' THEN reason IS NOT NULL AND actor_id IS NOT NULL
            ELSE false END),
        ADD CONSTRAINT rider_earning_sign CHECK (amount >= 0 OR kind = 'adjustment'),
        ADD CONSTRAINT rider_earning_parts CHECK (for_distance = 0 OR for_distance BETWEEN 0 AND amount);
      DROP INDEX rider_earning_once;
      CREATE UNIQUE INDEX rider_earning_delivery_once ON rider_earning (delivery_id) WHERE kind = 'delivery';
      CREATE UNIQUE INDEX rider_earning_attempt_once ON rider_earning (event_id) WHERE kind = 'attempt';
      CREATE UNIQUE INDEX rider_earning_incentive_once ON rider_earning (rider_id, day, deliveries) WHERE kind = 'incentive';
      CREATE UNIQUE INDEX rider_earning_guarantee_once ON rider_earning (shift_id) WHERE kind = 'guarantee';
      CREATE INDEX rider_earning_of_delivery ON rider_earning (delivery_id) WHERE delivery_id IS NOT NULL;
      CREATE INDEX delivery_delivered_by ON delivery (rider_id, delivered_at) WHERE status = 'delivered';
      ALTER TABLE rider ADD COLUMN cash_held numeric NOT NULL DEFAULT 0 CHECK (cash_held >= 0);
      UPDATE rider r SET cash_held = held.balance
        FROM (SELECT rider_id, sum(amount) AS balance FROM rider_cash_entry WHERE deleted_at IS NULL GROUP BY rider_id) held
       WHERE held.rider_id = r.id;
    `);
  }

  override down(): void {
    this.addSql(`
      ALTER TABLE rider DROP COLUMN IF EXISTS cash_held;
      DROP INDEX IF EXISTS delivery_delivered_by;
      DELETE FROM rider_earning WHERE kind <> 'delivery';
      DROP INDEX IF EXISTS rider_earning_delivery_once, rider_earning_attempt_once, rider_earning_incentive_once,
                           rider_earning_guarantee_once, rider_earning_of_delivery;
      ALTER TABLE rider_earning
        DROP CONSTRAINT IF EXISTS rider_earning_kind, DROP CONSTRAINT IF EXISTS rider_earning_sign,
        DROP CONSTRAINT IF EXISTS rider_earning_parts,
        DROP COLUMN IF EXISTS for_distance, DROP COLUMN IF EXISTS event_id, DROP COLUMN IF EXISTS shift_id,
        DROP COLUMN IF EXISTS day, DROP COLUMN IF EXISTS deliveries, DROP COLUMN IF EXISTS reason,
        DROP COLUMN IF EXISTS actor_id;
      ALTER TABLE rider_earning ADD CONSTRAINT rider_earning_kind_check CHECK (kind IN ('delivery'));
      CREATE UNIQUE INDEX rider_earning_once ON rider_earning (delivery_id, kind) WHERE delivery_id IS NOT NULL;
      ALTER TABLE delivery
        DROP CONSTRAINT IF EXISTS delivery_earning_parts,
        DROP COLUMN IF EXISTS earning_for_distance, DROP COLUMN IF EXISTS time_zone;
    `);
  }
}
