import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Which placing of a cart is at work, and until when it may be. */
export class Migration20261123135000 extends Migration {
  override up(): void {
    this.addSql(`
      create table if not exists "checkout_lease" (
        "cart_id" text not null,
        "attempt" text not null,
        "lease_until" timestamptz not null,
        constraint "checkout_lease_pkey" primary key ("cart_id")
      );
    `);
  }

  override down(): void {
    this.addSql(`drop table if exists "checkout_lease";`);
  }
}
