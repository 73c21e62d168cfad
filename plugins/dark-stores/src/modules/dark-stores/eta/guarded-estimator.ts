import CircuitBreaker from "opossum";
import type { Point } from "../../../contract/geo";
import type { EtaOptions } from "../eta-options";
import { straightLineMinutes, type EtaModel, type EtaStore } from "../policies/eta";
import type { EtaEstimator } from "./estimator";

/** Longer than a day is no answer. */
const MAX_MINUTES = 24 * 60;
/** More calls than this wait for one service at a time: the rest is answered by the default. */
const MAX_CALLS_AT_ONCE = 200;
/** Fewer calls than this in ten seconds say nothing about a service. */
const MIN_CALLS_TO_JUDGE = 5;

/**
 * Asks a model that may be slow, down or wrong. An answer that comes too late or makes no sense is given by distance as
 * the crow flies instead; a model that keeps failing is not asked for a while, so that customers do not wait for it.
 */
export function guardedEstimator(
  model: EtaModel,
  options: EtaOptions,
  logger: { warn(message: string): void; info(message: string): void },
): EtaEstimator {
  const ask = async (stores: EtaStore[], to: Point): Promise<(number | null)[]> => {
    const minutes = await model.promiseMinutes(stores, to, AbortSignal.timeout(options.timeout_ms));
    const sensible = minutes.length === stores.length && minutes.every(isSensible);
    if (!sensible) {
      throw new Error("its answer makes no sense");
    }
    return minutes;
  };
  const breaker = new CircuitBreaker(ask, {
    timeout: options.timeout_ms,
    errorThresholdPercentage: options.breaker_error_percentage,
    resetTimeout: options.breaker_reset_ms,
    volumeThreshold: MIN_CALLS_TO_JUDGE,
    capacity: MAX_CALLS_AT_ONCE,
  });
  let lastProblem = "";
  breaker.on("failure", (error) => (lastProblem = error.message));
  breaker.on("open", () => {
    logger.warn(`The ETA model keeps failing (${lastProblem}): promises are made by distance until it answers again.`);
  });
  breaker.on("close", () => logger.info("The ETA model answers again."));

  return {
    async minutesFor(stores, to) {
      if (stores.length === 0) {
        return [];
      }
      const answer = await breaker.fire(stores, to).catch((): null => null);
      return stores.map((store, index) => answer?.[index] ?? straightLineMinutes(store, options.figures));
    },
  };
}

function isSensible(minutes: number | null): boolean {
  return minutes === null || (Number.isFinite(minutes) && minutes >= 0 && minutes <= MAX_MINUTES);
}
