import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { AuditEntry } from "../../../contract";

/** How far the log is counted; it grows with every change. */
export const MAX_AUDIT_COUNT = 10_000;

/** Null means "any". */
export interface AuditFilters {
  actor_id: string | null;
  resource: string | null;
  resource_id: string | null;
  /** Instants: from this one on, before that one. */
  from: string | null;
  to: string | null;
}

const CONDITION = `(:actor_id::text is null or actor_id = :actor_id)
  and (:resource::text is null or resource = :resource)
  and (:resource_id::text is null or resource_id = :resource_id)
  and (:from::timestamptz is null or at >= :from)
  and (:to::timestamptz is null or at < :to)`;

/** Purpose: a page of the audit log. Parameters: filters, limit, offset. Rows: entries, newest first. */
export async function listAuditEntries(
  db: Knex,
  params: AuditFilters & { limit: number; offset: number },
): Promise<AuditEntry[]> {
  const { rows } = await db.raw<{ rows: AuditEntry[] }>(
    `select id, at, actor_type, actor_id, role, method, path, resource, resource_id, status, request_id, fields
       from audit_entry
      where ${CONDITION}
      order by at desc, id desc
      limit :limit offset :offset`,
    { ...params },
  );
  return rows;
}

/** Purpose: how many entries there are, counted up to 10,000. Parameters: filters. Rows: one. */
export async function countAuditEntries(db: Knex, params: AuditFilters): Promise<number> {
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    `select count(*)::integer as count
       from (select 1 from audit_entry where ${CONDITION} limit ${MAX_AUDIT_COUNT}) counted`,
    { ...params },
  );
  return rows[0]?.count ?? 0;
}
