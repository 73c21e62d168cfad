import { z } from "zod";
import { UsageError } from "../frame/errors.js";
import { text, wholeNumber } from "../frame/program.js";
import type { Area } from "../geo/area.js";
import { latLngSchema } from "../geo/lat-lng.js";
import { parseHours, type OpeningHours } from "./opening-hours.js";
import { readOneArea } from "./read-area-file.js";

/** An amount of money as people type it. */
export const amount = () => z.coerce.number("must be an amount").min(0, "must not be negative");

const hours = z.string().transform((written, issues): OpeningHours => {
  const parsed = parseHours(written);
  if (typeof parsed !== "string") return parsed;
  issues.addIssue({ code: "custom", message: parsed });
  return z.NEVER;
});

/** A number, or the word `none`. */
const orNone = (schema: z.ZodType<number>) =>
  z.union([z.literal("none").transform(() => null), schema], "must be a whole number, or none");

/** Options that say what a store is; `stores create` and `stores update` share them. */
export const STORE_OPTIONS = [
  { flags: "--at <lat,lng>", description: "where it stands" },
  { flags: "--radius <metres>", description: "delivers in a circle so wide" },
  { flags: "--area-file <path>", description: "delivers in the polygon of this GeoJSON file" },
  { flags: "--area-name <name>", description: "which area, in a file of several" },
  { flags: "--name-field <property>", description: "the property that names an area (name)" },
  { flags: "--prep-minutes <minutes>", description: "to pick and pack" },
  { flags: "--minimum-order <amount>", description: "smallest basket" },
  { flags: "--address <text>", description: "street and area" },
  { flags: "--city <name>", description: "the city" },
  { flags: "--postal-code <code>", description: "the postal code" },
  { flags: "--hours <hours>", description: "always, 07:00-23:00, or mon-fri=07:00-23:00,sat=08:00-22:00" },
  { flags: "--timezone <zone>", description: "such as Asia/Kolkata" },
  { flags: "--max-orders <orders>", description: "open orders at which it takes no more, or none" },
  { flags: "--resume-orders <orders>", description: "open orders at which it takes new ones again, or none" },
] as const;

/** The input of `STORE_OPTIONS`. */
export const storeInputFields = {
  at: latLngSchema.optional(),
  radius: wholeNumber(50, 100_000).optional(),
  areaFile: text().optional(),
  areaName: text().optional(),
  nameField: text().default("name"),
  prepMinutes: wholeNumber(0, 240).optional(),
  minimumOrder: amount().optional(),
  address: text().optional(),
  city: text().optional(),
  postalCode: text().optional(),
  hours: hours.optional(),
  timezone: text().optional(),
  maxOrders: orNone(wholeNumber(1, 100_000)).optional(),
  resumeOrders: orNone(wholeNumber(0, 99_999)).optional(),
};

type StoreInput = z.output<z.ZodObject<typeof storeInputFields>>;

/** What these options say, as the Admin API takes it; what was left out is undefined. */
export async function storeFields(input: StoreInput): Promise<Record<string, unknown>> {
  if (input.radius !== undefined && input.areaFile !== undefined) {
    throw new UsageError("Give either --radius or --area-file: a store has one service area.");
  }
  return {
    ...input.at,
    service_radius_m: input.radius,
    service_area: input.areaFile === undefined ? undefined : await areaOf(input.areaFile, input),
    prep_minutes: input.prepMinutes,
    minimum_order: input.minimumOrder,
    address_line: input.address,
    city: input.city,
    postal_code: input.postalCode,
    opening_hours: input.hours,
    timezone: input.timezone,
    max_open_orders: input.maxOrders,
    resume_open_orders: input.resumeOrders,
  };
}

async function areaOf(path: string, { nameField, areaName }: StoreInput): Promise<Area> {
  return (await readOneArea(path, nameField, areaName)).area;
}
