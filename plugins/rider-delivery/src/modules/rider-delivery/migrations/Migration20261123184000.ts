import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Deliveries with a rider that changed lately, for the repair of what positions are shown for. */
export class Migration20261123184000 extends Migration {
  override up(): void {
    this.addSql(`CREATE INDEX delivery_changed ON delivery (updated_at) WHERE rider_id IS NOT NULL;`);
  }

  override down(): void {
    this.addSql(`DROP INDEX IF EXISTS delivery_changed;`);
  }
}
