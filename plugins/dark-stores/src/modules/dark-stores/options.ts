import { z } from "zod";

/** Options of the plugin, as `medusa-config.ts` gives them. */
const optionsSchema = z.looseObject({
  /** Currency of every price of a dark store, ISO 4217: that of the platform's one region. */
  currencyCode: z
    .string()
    .regex(/^[A-Za-z]{3}$/, "must be an ISO 4217 code such as inr")
    .toLowerCase()
    .default("inr"),
  /** Where pages of the assortment are cached; without it every page is read from the database. */
  redisUrl: z.string().optional(),
  /** `off` reads every page from the database, for measuring and for finding faults. */
  assortmentCache: z.enum(["on", "off"]).default("on"),
});

export type DarkStoresOptions = z.infer<typeof optionsSchema>;

/** The plugin's options, or an error that names what is wrong with them. */
export function readOptions(given: unknown): DarkStoresOptions {
  const parsed = optionsSchema.safeParse(given ?? {});
  if (!parsed.success) {
    throw new Error(`The options of @quickdash/dark-stores are wrong: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}
