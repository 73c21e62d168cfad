import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Whether the goods of a bag that came back are on the shelf. Of returns before this nobody knows: the sweep looks at each
 * once, and moves what is missing.
 */
export class Migration20261123150000 extends Migration {
  override up(): void {
    this.addSql(`alter table order_return add column if not exists stock_moved_at timestamptz null;`);
    this.addSql(
      `create index if not exists order_return_stock_owed on order_return (created_at) where stock_moved_at is null;`,
    );
  }

  override down(): void {
    this.addSql(`drop index if exists order_return_stock_owed;`);
    this.addSql(`alter table order_return drop column if exists stock_moved_at;`);
  }
}
