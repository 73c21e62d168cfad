import { z } from "zod";
import { DEFAULT_ETA_FIGURES } from "./policies/eta";

const figuresSchema = z.strictObject({
  road_factor: z.number().min(1).max(5).default(DEFAULT_ETA_FIGURES.road_factor),
  rider_speed_m_per_minute: z.number().min(10).max(2000).default(DEFAULT_ETA_FIGURES.rider_speed_m_per_minute),
  queue_minutes_per_order: z.number().min(0).max(60).default(DEFAULT_ETA_FIGURES.queue_minutes_per_order),
  max_queue_minutes: z.number().min(0).max(240).default(DEFAULT_ETA_FIGURES.max_queue_minutes),
});

const etaSchema = z.strictObject({
  figures: figuresSchema.prefault({}),
  /** A module whose default export is an `EtaModelFactory`; without it distances are as the crow flies. */
  resolve: z.string().min(1).optional(),
  /** What the factory is given. */
  options: z.unknown().optional(),
  /** A customer waits for the answer: later than this, the default answers. */
  timeout_ms: z.number().int().min(10).max(10_000).default(300),
  /** When this share of recent calls failed, the model is left alone for a while. */
  breaker_error_percentage: z.number().min(1).max(100).default(50),
  breaker_reset_ms: z.number().int().min(10).max(600_000).default(10_000),
});

export type EtaOptions = z.infer<typeof etaSchema>;

/** Reads `eta` of the plugin's options; throws with the name of the option that is wrong. */
export function readEtaOptions(options: unknown): EtaOptions {
  const parsed = z.object({ eta: etaSchema.prefault({}) }).safeParse(options ?? {});
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`dark-stores: option ${issue?.path.join(".")}: ${issue?.message}`);
  }
  return parsed.data.eta;
}
