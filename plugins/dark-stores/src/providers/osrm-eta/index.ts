import { z } from "zod";
import { storeMinutes, type EtaFigures, type EtaModel, type EtaStore } from "../../modules/dark-stores/policies/eta";
import type { Point } from "../../contract/geo";

/** An OSRM server takes a hundred places per table unless told otherwise: the pin and these. */
const MAX_STORES_PER_TABLE = 99;
const SECONDS_PER_MINUTE = 60;
/** OSRM reads about 10 cm from six decimals. */
const DECIMALS = 6;

const optionsSchema = z.strictObject({
  /** Address of a server that answers like OSRM's table service. */
  url: z.url({ protocol: /^https?$/ }),
  profile: z
    .string()
    .regex(/^[a-z0-9_-]+$/i)
    .default("driving"),
  /** Riders are not cars: what a ride takes, as a multiple of what the server says. */
  duration_factor: z.number().min(0.1).max(10).default(1),
});

const tableSchema = z.object({
  code: z.literal("Ok"),
  durations: z.array(z.tuple([z.number().min(0).nullable()])),
});

/**
 * An ETA model over the table service of an OSRM-compatible server: prep time + queue + the ride it works out. Null for
 * a store it finds no way from. Throws on any other answer, or when none came before the signal.
 */
export default function osrmEta(options: unknown, figures: EtaFigures): EtaModel {
  const parsed = optionsSchema.safeParse(options ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.join(".") || "options"}: ${issue?.message}`);
  }
  const { url, profile, duration_factor } = parsed.data;
  const service = `${url.replace(/\/+$/, "")}/table/v1/${profile}`;

  async function rideSeconds(stores: EtaStore[], to: Point, signal: AbortSignal): Promise<(number | null)[]> {
    const places = [...stores, to]
      .map(({ latitude, longitude }) => `${longitude.toFixed(DECIMALS)},${latitude.toFixed(DECIMALS)}`)
      .join(";");
    const sources = stores.map((_, index) => index).join(";");
    const query = `sources=${sources}&destinations=${stores.length}&annotations=duration`;
    const answer = await fetch(`${service}/${places}?${query}`, { signal, redirect: "error" });
    if (!answer.ok) {
      throw new Error(`the routing service answered ${answer.status}`);
    }
    const { durations } = tableSchema.parse(await answer.json());
    if (durations.length !== stores.length) {
      throw new Error(`the routing service answered for ${durations.length} of ${stores.length} stores`);
    }
    return durations.map(([seconds]) => seconds);
  }

  return {
    async promiseMinutes(stores, to, signal) {
      const tables: EtaStore[][] = [];
      for (let from = 0; from < stores.length; from += MAX_STORES_PER_TABLE) {
        tables.push(stores.slice(from, from + MAX_STORES_PER_TABLE));
      }
      const rides = (await Promise.all(tables.map((table) => rideSeconds(table, to, signal)))).flat();
      return stores.map((store, index) => {
        const seconds = rides[index] ?? null;
        return seconds === null
          ? null
          : storeMinutes(store, figures) + (seconds / SECONDS_PER_MINUTE) * duration_factor;
      });
    },
  };
}
