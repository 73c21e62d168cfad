import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Days with hours of their own, and stores that stop taking orders by themselves while they have too many. */
export class Migration20261123100000 extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE dark_store
        ADD COLUMN opening_exceptions jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN resume_open_orders integer CHECK (resume_open_orders >= 0),
        ADD COLUMN overloaded_since timestamptz,
        ADD CONSTRAINT dark_store_resume_check CHECK (resume_open_orders < max_open_orders),
        ADD CONSTRAINT dark_store_resume_needs_max_check
          CHECK (resume_open_orders IS NULL OR max_open_orders IS NOT NULL)`);
  }

  override down(): void {
    this.addSql(`
      ALTER TABLE dark_store
        DROP COLUMN opening_exceptions, DROP COLUMN resume_open_orders, DROP COLUMN overloaded_since`);
  }
}
