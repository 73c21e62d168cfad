import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const STATUSES = "'requested','approved','to_pay_out','refunded','declined'";
const REASONS = "'damaged','missing','wrong_item','quality','other'";

/**
 * Refunds of delivered items. No piece is refunded twice and no line for more than it cost, whoever writes: a line counts
 * what is claimed of it.
 */
export class Migration20261123133000 extends Migration {
  override up(): void {
    this.addSql(`
      alter table quick_order_line
        add column refunded_quantity integer not null default 0,
        add column refunded_amount numeric not null default 0,
        add column raw_refunded_amount jsonb not null default '{"value": "0", "precision": 20}',
        add constraint quick_order_line_refunded_within_picked
          check (refunded_quantity between 0 and coalesce(picked_quantity, 0)),
        add constraint quick_order_line_refunded_within_paid check (refunded_amount between 0 and line_total);
    `);
    this.addSql(`
      create table if not exists order_refund (
        id text primary key,
        order_id text not null references quick_order (order_id) on update cascade on delete cascade,
        customer_id text null,
        status text not null check (status in (${STATUSES})),
        reason text not null check (reason in (${REASONS})),
        note text null,
        photo_reference text null,
        amount numeric not null check (amount > 0),
        requested_by_type text not null check (requested_by_type in ('customer','operator')),
        requested_by_id text not null,
        decided_by_type text null check (decided_by_type in ('operator','system')),
        decided_by_id text null,
        decided_at timestamptz null,
        decline_reason text null,
        pay_out_reference text null,
        attempts integer not null default 0,
        last_error text null,
        tried_at timestamptz null,
        refunded_at timestamptz null,
        created_at timestamptz not null default now(),
        constraint order_refund_decided check ((status = 'requested') = (decided_at is null)),
        constraint order_refund_refunded check ((status = 'refunded') = (refunded_at is not null)),
        constraint order_refund_declined check ((status = 'declined') = (decline_reason is not null))
      );
    `);
    this.addSql(`create index if not exists order_refund_order on order_refund (order_id, created_at);`);
    this.addSql(`create index if not exists order_refund_customer on order_refund (customer_id, created_at);`);
    this.addSql(`create index if not exists order_refund_newest on order_refund (created_at desc, id);`);
    this.addSql(
      `create index if not exists order_refund_due on order_refund (tried_at nulls first, id) where status = 'approved';`,
    );
    this.addSql(`
      create table if not exists order_refund_line (
        refund_id text not null references order_refund (id) on delete cascade,
        line_id text not null references quick_order_line (id) on delete cascade,
        quantity integer not null check (quantity > 0),
        amount numeric not null check (amount >= 0),
        primary key (refund_id, line_id)
      );
    `);
  }

  override down(): void {
    this.addSql(`drop table if exists order_refund_line;`);
    this.addSql(`drop table if exists order_refund;`);
    this.addSql(`
      alter table quick_order_line
        drop column if exists refunded_quantity,
        drop column if exists refunded_amount,
        drop column if exists raw_refunded_amount;
    `);
  }
}
