import { z } from "zod";

/** Options of the plugin. */
export const operatorsOptionsSchema = z.object({
  /** For how many days the audit log is kept. */
  auditRetentionDays: z.int().positive().default(400),
});
export type OperatorsOptions = z.infer<typeof operatorsOptionsSchema>;
