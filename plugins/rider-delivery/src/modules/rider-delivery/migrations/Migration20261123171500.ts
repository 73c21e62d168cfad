import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** A limit to the cash a rider may hold, and who took cash that was handed in, where. */
export class Migration20261123171500 extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE rider ADD COLUMN cash_limit numeric NULL CHECK (cash_limit >= 0);
      ALTER TABLE rider_cash_entry
        ADD COLUMN dark_store_id text NULL,
        ADD COLUMN actor_type text NULL CHECK (actor_type IN ('operator', 'staff')),
        ADD COLUMN actor_id text NULL,
        ADD CONSTRAINT rider_cash_entry_sign CHECK (
          CASE kind WHEN 'collected' THEN amount > 0 ELSE amount < 0 AND actor_id IS NOT NULL END);
    `);
  }

  override down(): void {
    this.addSql(`
      ALTER TABLE rider_cash_entry
        DROP CONSTRAINT IF EXISTS rider_cash_entry_sign,
        DROP COLUMN IF EXISTS dark_store_id, DROP COLUMN IF EXISTS actor_type, DROP COLUMN IF EXISTS actor_id;
      ALTER TABLE rider DROP COLUMN IF EXISTS cash_limit;
    `);
  }
}
