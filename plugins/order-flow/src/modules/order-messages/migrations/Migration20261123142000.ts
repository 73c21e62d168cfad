import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const KINDS =
  "'order_confirmed','being_packed','rider_on_the_way','delivered','cancelled','refunded','payment_returned'";
const STATUSES = "'waiting','sending','sent','dead','stale','outdated','no_address','declined'";

/** Messages to customers: one row per event and channel, enforced here; it outlives crashes and lost events. */
export class Migration20261123142000 extends Migration {
  override up(): void {
    this.addSql(`
      create table if not exists order_message (
        id text primary key,
        subject_id text not null,
        order_id text null,
        cart_id text null,
        kind text not null check (kind in (${KINDS})),
        channel text not null check (channel in ('sms','email')),
        status text not null check (status in (${STATUSES})),
        amount numeric null,
        raw_amount jsonb null,
        currency_code text null,
        occurred_at timestamptz not null,
        expires_at timestamptz not null,
        due_at timestamptz not null,
        lease_until timestamptz null,
        attempts integer not null default 0 check (attempts >= 0),
        max_attempts integer not null check (max_attempts > 0),
        last_error text null,
        external_id text null,
        sent_at timestamptz null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz null,
        constraint order_message_once_per_event unique (subject_id, kind, channel),
        constraint order_message_has_receiver check (order_id is not null or cart_id is not null),
        constraint order_message_leased check ((status = 'sending') = (lease_until is not null)),
        constraint order_message_sent check ((status = 'sent') = (sent_at is not null)),
        constraint order_message_tries check (attempts <= max_attempts)
      );
    `);
    this.addSql(
      `create index if not exists order_message_open on order_message (due_at) where status in ('waiting','sending');`,
    );
    this.addSql(
      `create index if not exists order_message_order on order_message (order_id, channel, occurred_at) where order_id is not null;`,
    );
    this.addSql(`create index if not exists order_message_listed on order_message (status, created_at desc, id);`);
    this.addSql(`create index if not exists order_message_newest on order_message (created_at desc, id);`);
  }

  override down(): void {
    this.addSql(`drop table if exists order_message;`);
  }
}
