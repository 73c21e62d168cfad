import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** The lease of a placing becomes that of any work that one at a time may do. */
export class Migration20261123160000 extends Migration {
  override up(): void {
    this.addSql(`drop table if exists "checkout_lease";`);
    this.addSql(`
      create table if not exists "work_lease" (
        "subject_id" text not null,
        "attempt" text not null,
        "lease_until" timestamptz not null,
        constraint "work_lease_pkey" primary key ("subject_id")
      );
    `);
  }

  override down(): void {
    this.addSql(`drop table if exists "work_lease";`);
    this.addSql(`
      create table if not exists "checkout_lease" (
        "cart_id" text not null,
        "attempt" text not null,
        "lease_until" timestamptz not null,
        constraint "checkout_lease_pkey" primary key ("cart_id")
      );
    `);
  }
}
