import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { AuditEntry } from "../../../contract";

/** Purpose: notes one change that was asked for. Parameters: the entry; the database says when. Rows: none. */
export async function insertAuditEntry(db: Knex, params: Omit<AuditEntry, "at">): Promise<void> {
  await db.raw(
    `insert into audit_entry
       (id, actor_type, actor_id, role, method, path, resource, resource_id, status, request_id, fields)
     values (:id, :actor_type, :actor_id, :role, :method, :path, :resource, :resource_id, :status, :request_id, :fields)`,
    params,
  );
}
