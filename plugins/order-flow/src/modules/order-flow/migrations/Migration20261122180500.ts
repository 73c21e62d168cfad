import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const STATUSES = "'pending','confirmed','preparing','ready_for_pickup','out_for_delivery','delivered','cancelled'";

/**
 * Quick orders, their lines and their event log. One order per cart and one row per Medusa order, enforced here.
 * The name is unique among all modules: Medusa keeps one list of applied migrations and skips a name it knows.
 */
export class Migration20261122180500 extends Migration {
  override up(): void {
    this.addSql(`
      create table if not exists quick_order (
        id text primary key,
        order_id text not null,
        display_id integer not null,
        cart_id text not null,
        dark_store_id text not null,
        customer_id text null,
        status text not null check (status in (${STATUSES})),
        recorded_status text not null check (recorded_status in (${STATUSES})),
        promised_at timestamptz not null,
        pickup_code text not null check (pickup_code ~ '^[0-9]{4}$'),
        handoff_code text not null check (handoff_code ~ '^[0-9]{4}$'),
        drop_latitude double precision not null check (drop_latitude between -90 and 90),
        drop_longitude double precision not null check (drop_longitude between -180 and 180),
        drop_address text not null,
        drop_instructions text null,
        customer_first_name text null,
        payment_method text not null,
        currency_code text not null,
        total numeric not null check (total >= 0),
        raw_total jsonb not null,
        due_total numeric not null,
        raw_due_total jsonb not null,
        cash_to_collect numeric not null check (cash_to_collect >= 0),
        raw_cash_to_collect jsonb not null,
        cancel_reason text null,
        picker_id text null,
        placed_at timestamptz not null,
        pending_at timestamptz null,
        confirmed_at timestamptz null,
        preparing_at timestamptz null,
        ready_for_pickup_at timestamptz null,
        out_for_delivery_at timestamptz null,
        delivered_at timestamptz null,
        cancelled_at timestamptz null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz null,
        constraint quick_order_order_id_unique unique (order_id),
        constraint quick_order_cart_id_unique unique (cart_id),
        constraint quick_order_due_within_total check (due_total >= 0 and due_total <= total),
        constraint quick_order_cash_within_due check (cash_to_collect <= due_total)
      );
    `);
    this.addSql(
      `create index if not exists quick_order_store_queue on quick_order (dark_store_id, status, promised_at, order_id);`,
    );
    this.addSql(`create index if not exists quick_order_status_queue on quick_order (status, promised_at, order_id);`);
    this.addSql(`create index if not exists quick_order_placed on quick_order (placed_at desc, order_id);`);
    this.addSql(`create index if not exists quick_order_customer on quick_order (customer_id, placed_at desc);`);
    this.addSql(
      `create index if not exists quick_order_unrecorded on quick_order (updated_at) where recorded_status <> status;`,
    );
    this.addSql(`
      create table if not exists quick_order_line (
        id text primary key,
        quick_order_id text not null references quick_order (id) on update cascade on delete cascade,
        order_id text not null,
        line_item_id text not null,
        variant_id text not null,
        title text not null,
        bin text null,
        barcode text null,
        quantity integer not null check (quantity > 0),
        picked_quantity integer null,
        unit_price numeric not null check (unit_price >= 0),
        raw_unit_price jsonb not null,
        line_total numeric not null check (line_total >= 0),
        raw_line_total jsonb not null,
        status text not null default 'pending' check (status in ('pending','picked','short')),
        short_reason text null,
        preference text null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz null,
        constraint quick_order_line_item_unique unique (order_id, line_item_id),
        constraint quick_order_line_picked_within_ordered check (picked_quantity between 0 and quantity),
        constraint quick_order_line_resolved check ((status = 'pending') = (picked_quantity is null)),
        constraint quick_order_line_short check (status <> 'short' or picked_quantity < quantity)
      );
    `);
    this.addSql(`create index if not exists quick_order_line_order on quick_order_line (quick_order_id);`);
    this.addSql(`
      create table if not exists order_event (
        id text primary key,
        order_id text not null,
        from_status text null check (from_status in (${STATUSES})),
        to_status text not null check (to_status in (${STATUSES})),
        actor_type text not null check (actor_type in ('customer','staff','rider','operator','system')),
        actor_id text not null,
        reason text null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz null,
        constraint order_event_once_per_status unique (order_id, to_status)
      );
    `);
  }

  override down(): void {
    this.addSql(`drop table if exists order_event;`);
    this.addSql(`drop table if exists quick_order_line;`);
    this.addSql(`drop table if exists quick_order;`);
  }
}
