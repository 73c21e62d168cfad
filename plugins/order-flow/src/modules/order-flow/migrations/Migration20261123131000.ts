import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * The log also says who took an order over while it stayed where it was. A transition is still logged once, whoever
 * writes.
 */
export class Migration20261123131000 extends Migration {
  override up(): void {
    this.addSql(`alter table order_event drop constraint if exists order_event_once_per_status;`);
    this.addSql(`
      create unique index if not exists order_event_once_per_status on order_event (order_id, to_status)
        where from_status is distinct from to_status;
    `);
    this.addSql(`create index if not exists order_event_order on order_event (order_id, created_at);`);
  }

  override down(): void {
    this.addSql(`drop index if exists order_event_order;`);
    this.addSql(`drop index if exists order_event_once_per_status;`);
    this.addSql(`delete from order_event where from_status = to_status;`);
    this.addSql(`
      alter table order_event add constraint order_event_once_per_status unique (order_id, to_status);
    `);
  }
}
