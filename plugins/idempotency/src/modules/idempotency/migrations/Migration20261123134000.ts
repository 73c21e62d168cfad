import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Requests under an Idempotency-Key, with the answers they got. */
export class Migration20261123134000 extends Migration {
  override up(): void {
    this.addSql(`
      create table if not exists "idempotency_key" (
        "id" text not null,
        "fingerprint" text not null,
        "attempt" text not null,
        "lease_until" timestamptz not null,
        "expires_at" timestamptz not null,
        "answered_at" timestamptz null,
        "answer_status" integer null,
        "answer_type" text null,
        "answer_body" text null,
        "created_at" timestamptz not null default now(),
        "updated_at" timestamptz not null default now(),
        "deleted_at" timestamptz null,
        constraint "idempotency_key_pkey" primary key ("id"),
        constraint "CK_idempotency_key_answer" check (
          ("answered_at" is null) = ("answer_status" is null) and ("answer_body" is null or "answered_at" is not null)
        )
      );
    `);
    this.addSql(`create index if not exists "IDX_idempotency_key_expires_at" on "idempotency_key" ("expires_at");`);
  }

  override down(): void {
    this.addSql(`drop table if exists "idempotency_key";`);
  }
}
