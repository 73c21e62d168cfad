import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** One-time login codes: one row per actor type and number, hashed, with its tries. */
export class Migration20260110090000 extends Migration {
  override up(): void {
    this.addSql(`
      create table if not exists "login_code" (
        "id" text not null,
        "actor_type" text not null,
        "phone" text not null,
        "code_hash" text not null,
        "salt" text not null,
        "tries" integer not null default 0,
        "expires_at" timestamptz not null,
        "consumed_at" timestamptz null,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz null,
        constraint "login_code_pkey" primary key ("id"),
        constraint "CK_login_code_tries" check ("tries" >= 0)
      );
    `);
    this.addSql(
      `create unique index if not exists "UQ_login_code_actor_type_phone" on "login_code" ("actor_type", "phone");`,
    );
    this.addSql(`create index if not exists "IDX_login_code_expires_at" on "login_code" ("expires_at");`);
  }

  override down(): void {
    this.addSql(`drop table if exists "login_code";`);
  }
}
