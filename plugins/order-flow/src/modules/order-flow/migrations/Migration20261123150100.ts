import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Payments of carts that could not become orders: one return per payment session, written down before its money goes back.
 * Medusa deletes the session; this stays.
 */
export class Migration20261123150100 extends Migration {
  override up(): void {
    this.addSql(`
      create table if not exists payment_return (
        session_id text primary key,
        cart_id text not null,
        amount numeric not null check (amount > 0),
        currency_code text not null,
        created_at timestamptz not null default now(),
        returned_at timestamptz null
      );
    `);
    this.addSql(
      `create index if not exists payment_return_begun on payment_return (created_at) where returned_at is null;`,
    );
    this.addSql(
      `create index if not exists payment_return_made on payment_return (returned_at) where returned_at is not null;`,
    );
  }

  override down(): void {
    this.addSql(`drop table if exists payment_return;`);
  }
}
