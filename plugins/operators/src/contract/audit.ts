import { z } from "zod";

/** One change that was asked for through the Admin API, carried out or refused. Never holds values of fields. */
export const auditEntrySchema = z.object({
  id: z.string(),
  at: z.string(),
  actor_type: z.string(),
  actor_id: z.string(),
  /** The role at that moment; null when there was none. */
  role: z.string().nullable(),
  method: z.string(),
  path: z.string(),
  /** First segment after `/admin`, such as `dark-stores`. */
  resource: z.string(),
  resource_id: z.string().nullable(),
  /** HTTP status; null when the caller left before the answer. */
  status: z.number().nullable(),
  request_id: z.string().nullable(),
  /** Names of the fields that were sent. */
  fields: z.array(z.string()),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** `GET /admin/audit`: newest first; `count` is counted up to 10,000. */
export const listAuditQuerySchema = z.object({
  actor_id: z.string().max(200).optional(),
  resource: z.string().max(200).optional(),
  resource_id: z.string().max(200).optional(),
  /** Instants: from this one on, before that one. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type ListAuditQuery = z.infer<typeof listAuditQuerySchema>;
