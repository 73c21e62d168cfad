import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Bags that come back to the store: one confirmation per order, whoever asks how often. Orders that were cancelled on the
 * road before had their goods put back at once: they wait for nothing.
 */
export class Migration20261123132000 extends Migration {
  override up(): void {
    this.addSql(`
      create table if not exists order_return (
        order_id text primary key references quick_order (order_id) on update cascade on delete cascade,
        actor_type text not null check (actor_type in ('staff','operator','system')),
        actor_id text not null,
        created_at timestamptz not null default now()
      );
    `);
    this.addSql(`
      create table if not exists order_return_line (
        order_id text not null references order_return (order_id) on update cascade on delete cascade,
        line_id text not null,
        to_shelf integer not null check (to_shelf >= 0),
        damaged integer not null check (damaged >= 0),
        missing integer not null check (missing >= 0),
        primary key (order_id, line_id)
      );
    `);
    this.addSql(`
      insert into order_return (order_id, actor_type, actor_id, created_at)
      select order_id, 'system', 'migration', cancelled_at
        from quick_order
       where status = 'cancelled' and out_for_delivery_at is not null
          on conflict do nothing;
    `);
    this.addSql(`
      create index if not exists quick_order_cancelled_on_road on quick_order (dark_store_id, cancelled_at, order_id)
        where status = 'cancelled' and out_for_delivery_at is not null;
    `);
  }

  override down(): void {
    this.addSql(`drop index if exists quick_order_cancelled_on_road;`);
    this.addSql(`drop table if exists order_return_line;`);
    this.addSql(`drop table if exists order_return;`);
  }
}
