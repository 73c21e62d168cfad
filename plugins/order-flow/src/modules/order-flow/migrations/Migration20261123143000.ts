import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** The log of orders is read by time, for moves that customers were not told of. */
export class Migration20261123143000 extends Migration {
  override up(): void {
    this.addSql(`create index if not exists order_event_created on order_event (created_at);`);
  }

  override down(): void {
    this.addSql(`drop index if exists order_event_created;`);
  }
}
