import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Roles of operators and the audit log. Whoever was an operator before there were roles could do everything and goes on
 * to: they become administrators. Everyone after them has no role until one is given.
 */
export class Migration20261123190000 extends Migration {
  override up(): void {
    this.addSql(`
      create table if not exists "operator_role" (
        "user_id" text not null,
        "role" text not null,
        "changed_by" text null,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz null,
        constraint "operator_role_pkey" primary key ("user_id"),
        constraint "CK_operator_role_role"
          check ("role" in ('administrator', 'operations', 'catalogue_manager', 'support'))
      );
    `);
    this.addSql(`
      create index if not exists "IDX_operator_role_administrators"
        on "operator_role" ("user_id") where "role" = 'administrator';
    `);
    this.addSql(`
      do $$ begin
        if to_regclass('public."user"') is not null then
          insert into "operator_role" ("user_id", "role")
          select "id", 'administrator' from "user" where "deleted_at" is null
          on conflict do nothing;
        end if;
      end $$;
    `);
    this.addSql(`
      create table if not exists "audit_entry" (
        "id" text not null,
        "at" timestamptz not null default now(),
        "actor_type" text not null,
        "actor_id" text not null,
        "role" text null,
        "method" text not null,
        "path" text not null,
        "resource" text not null,
        "resource_id" text null,
        "status" integer null,
        "request_id" text null,
        "fields" text[] not null default '{}',
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz null,
        constraint "audit_entry_pkey" primary key ("id")
      );
    `);
    this.addSql(`create index if not exists "IDX_audit_entry_at" on "audit_entry" ("at", "id");`);
    this.addSql(`create index if not exists "IDX_audit_entry_actor" on "audit_entry" ("actor_id", "at");`);
    this.addSql(`create index if not exists "IDX_audit_entry_resource" on "audit_entry" ("resource", "at");`);
    this.addSql(`create index if not exists "IDX_audit_entry_resource_id" on "audit_entry" ("resource_id", "at");`);
  }

  override down(): void {
    this.addSql(`drop table if exists "audit_entry";`);
    this.addSql(`drop table if exists "operator_role";`);
  }
}
