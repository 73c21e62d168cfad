import { z } from "zod";

/** Jobs of one queue by state. Waiting ones should leave within seconds; delayed ones wait for their time. */
export const queueDiagnosticsSchema = z.object({
  name: z.string(),
  waiting: z.number(),
  active: z.number(),
  delayed: z.number(),
  /** Of the last day, at most as many as are kept. */
  failed: z.number(),
  /** When the job that has waited longest was added; null when none waits. */
  oldest_waiting_at: z.string().nullable(),
});
export type QueueDiagnostics = z.infer<typeof queueDiagnosticsSchema>;

/** Answer of `GET /admin/diagnostics`: facts about the machinery, without a judgement. Instants in UTC. */
export const diagnosticsSchema = z.object({
  /** The clock of the backend when it answered. */
  now: z.string(),
  node_version: z.string(),
  uptime_seconds: z.number(),
  /** The file system that the backend works in. */
  disk: z.object({ free_bytes: z.number(), total_bytes: z.number() }),
  database: z.object({
    version: z.string(),
    /** The clock of the database in the same moment. */
    now: z.string(),
    extensions: z.array(z.object({ name: z.string(), version: z.string() })),
    connections: z.number(),
    max_connections: z.number(),
  }),
  migrations: z.object({
    applied: z.number(),
    /** What the running code brings and the database has not seen. */
    pending: z.array(z.object({ module: z.string(), name: z.string() })),
  }),
  /** Null when Redis did not answer within two seconds, or no address of it is set. */
  redis: z
    .object({
      version: z.string(),
      used_memory_bytes: z.number(),
      /** 0 when there is no limit. */
      max_memory_bytes: z.number(),
      queues: z.array(queueDiagnosticsSchema),
    })
    .nullable(),
});
export type Diagnostics = z.infer<typeof diagnosticsSchema>;
