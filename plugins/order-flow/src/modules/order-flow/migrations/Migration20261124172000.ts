import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Orders are found by the number on their receipt. */
export class Migration20261124172000 extends Migration {
  override up(): void {
    this.addSql(`create index if not exists quick_order_display_id on quick_order (display_id);`);
  }

  override down(): void {
    this.addSql(`drop index if exists quick_order_display_id;`);
  }
}
