import { z } from "zod";
import { latitudeSchema, longitudeSchema, serviceAreaSchema } from "./geo";

/** `open` takes orders during opening hours, `paused` is a short break, `closed` takes none until reopened. */
export const DARK_STORE_STATUSES = ["open", "paused", "closed"] as const;
export const darkStoreStatusSchema = z.enum(DARK_STORE_STATUSES);
export type DarkStoreStatus = z.infer<typeof darkStoreStatusSchema>;

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const timeSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "a time must be HH:MM between 00:00 and 24:00");
const spanSchema = z
  .tuple([timeSchema, timeSchema])
  .refine(
    ([opens, closes]) => opens !== closes,
    "opening and closing time must differ; use 00:00 to 24:00 for all day",
  );

/**
 * Opening spans per weekday in the store's own time zone; a span whose end is before its start runs past midnight.
 * A weekday left out is a day off; `null` instead of the whole object means always open.
 */
export const openingHoursSchema = z.partialRecord(z.enum(WEEKDAYS), z.array(spanSchema).max(6)).nullable();

export type OpeningHours = z.infer<typeof openingHoursSchema>;

const timezoneSchema = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, "timezone must be an IANA name such as Asia/Kolkata");

const fields = {
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{1,31}$/, "code must be 2 to 32 letters, digits, - or _"),
  name: z.string().trim().min(1, "name must not be empty").max(120),
  latitude: latitudeSchema,
  longitude: longitudeSchema,
  service_area: serviceAreaSchema,
  service_radius_m: z.number().int().min(50).max(100_000),
  address_line: z.string().trim().max(255).nullable(),
  city: z.string().trim().max(120).nullable(),
  postal_code: z.string().trim().max(20).nullable(),
  country_code: z.string().trim().length(2).toLowerCase(),
  timezone: timezoneSchema,
  opening_hours: openingHoursSchema,
  prep_minutes: z.number().int().min(0).max(240),
  delivery_fee: z.number().min(0).max(1_000_000),
  minimum_order: z.number().min(0).max(1_000_000),
  max_open_orders: z.number().int().min(1).max(100_000).nullable(),
  status: darkStoreStatusSchema,
};

/** Body of `POST /admin/dark-stores`: exactly one of `service_area` and `service_radius_m`. Money in major units. */
export const createDarkStoreSchema = z
  .strictObject({
    code: fields.code,
    name: fields.name,
    latitude: fields.latitude,
    longitude: fields.longitude,
    service_area: fields.service_area.optional(),
    service_radius_m: fields.service_radius_m.optional(),
    address_line: fields.address_line.optional(),
    city: fields.city.optional(),
    postal_code: fields.postal_code.optional(),
    country_code: fields.country_code.default("in"),
    timezone: fields.timezone.default("Asia/Kolkata"),
    opening_hours: fields.opening_hours.optional(),
    prep_minutes: fields.prep_minutes.default(5),
    delivery_fee: fields.delivery_fee.default(0),
    minimum_order: fields.minimum_order.default(0),
    max_open_orders: fields.max_open_orders.optional(),
    status: fields.status.default("open"),
  })
  .refine((body) => (body.service_area === undefined) !== (body.service_radius_m === undefined), {
    message: "give either service_area (GeoJSON) or service_radius_m, not both",
    path: ["service_area"],
  });

export type CreateDarkStore = z.infer<typeof createDarkStoreSchema>;

/** Body of `POST /admin/dark-stores/:id`: only what changes. */
export const updateDarkStoreSchema = z
  .strictObject(fields)
  .partial()
  .refine((body) => body.service_area === undefined || body.service_radius_m === undefined, {
    message: "give either service_area (GeoJSON) or service_radius_m, not both",
    path: ["service_area"],
  });

export type UpdateDarkStore = z.infer<typeof updateDarkStoreSchema>;

/** Query of `GET /admin/dark-stores`. */
export const listDarkStoresQuerySchema = z.object({
  q: z.string().trim().min(1).max(120).optional(),
  status: z.union([darkStoreStatusSchema, z.array(darkStoreStatusSchema)]).optional(),
  code: z.union([z.string(), z.array(z.string()).max(100)]).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

export const SERVICEABILITY_REASONS = ["out_of_area", "closed", "paused", "overloaded"] as const;
export type ServiceabilityReason = (typeof SERVICEABILITY_REASONS)[number];

/** Answer of `GET /store/serviceability`. `opens_at` is an instant in UTC. */
export type Serviceability =
  | {
      serviceable: true;
      dark_store: { id: string; code: string; name: string };
      distance_m: number;
      eta_minutes: number;
      delivery_fee: number;
    }
  | { serviceable: false; reason: ServiceabilityReason; opens_at?: string };

/** One entry of `GET /store/dark-stores`, best first. */
export interface CoveringStore {
  id: string;
  code: string;
  name: string;
  latitude: number;
  longitude: number;
  status: DarkStoreStatus;
  serviceable: boolean;
  reason: ServiceabilityReason | null;
  opens_at: string | null;
  distance_m: number;
  eta_minutes: number;
  delivery_fee: number;
  minimum_order: number;
}
