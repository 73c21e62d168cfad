import { z } from "zod";

/** Options of the plugin. */
export const operatorsOptionsSchema = z.object({
  /** For how many days the audit log is kept. */
  auditRetentionDays: z.int().positive().default(400),
  /** Where Medusa keeps its queues; without it the diagnostics know nothing about Redis. */
  redisUrl: z.url({ protocol: /^rediss?$/ }).optional(),
});
export type OperatorsOptions = z.infer<typeof operatorsOptionsSchema>;
