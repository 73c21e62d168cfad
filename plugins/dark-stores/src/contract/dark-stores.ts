import { z } from "zod";
import { feeFields, SURGE_PROBLEM, surgeEndsAfterStart } from "./fees";
import { latitudeSchema, longitudeSchema, serviceAreaSchema } from "./geo";
import { openingExceptionsSchema, openingHoursSchema } from "./opening-hours";

/** `open` takes orders during opening hours, `paused` is a short break, `closed` takes none until reopened. */
export const DARK_STORE_STATUSES = ["open", "paused", "closed"] as const;
export const darkStoreStatusSchema = z.enum(DARK_STORE_STATUSES);
export type DarkStoreStatus = z.infer<typeof darkStoreStatusSchema>;

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
  opening_exceptions: openingExceptionsSchema,
  prep_minutes: z.number().int().min(0).max(240),
  ...feeFields,
  minimum_order: z.number().min(0).max(1_000_000),
  max_open_orders: z.number().int().min(1).max(100_000).nullable(),
  resume_open_orders: z.number().int().min(0).max(99_999).nullable(),
  status: darkStoreStatusSchema,
};

const RESUME_PROBLEM = {
  message: "resume_open_orders must be less than max_open_orders",
  path: ["resume_open_orders"],
};

/** A store that pauses by itself must be able to resume before it pauses again. */
function resumesBelow(body: {
  max_open_orders?: number | null | undefined;
  resume_open_orders?: number | null | undefined;
}): boolean {
  const { max_open_orders: max, resume_open_orders: resume } = body;
  return resume === undefined || resume === null || (typeof max === "number" && resume < max);
}

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
    opening_exceptions: fields.opening_exceptions.default([]),
    prep_minutes: fields.prep_minutes.default(5),
    delivery_fee: fields.delivery_fee.default(0),
    delivery_fee_steps: fields.delivery_fee_steps.default([]),
    free_delivery_from: fields.free_delivery_from.default(null),
    small_basket_fee: fields.small_basket_fee.default(0),
    small_basket_below: fields.small_basket_below.default(0),
    handling_fee: fields.handling_fee.default(0),
    surge_multiplier: fields.surge_multiplier.default(1),
    surge_starts_at: fields.surge_starts_at.default(null),
    surge_ends_at: fields.surge_ends_at.default(null),
    minimum_order: fields.minimum_order.default(0),
    max_open_orders: fields.max_open_orders.optional(),
    resume_open_orders: fields.resume_open_orders.optional(),
    status: fields.status.default("open"),
  })
  .refine((body) => (body.service_area === undefined) !== (body.service_radius_m === undefined), {
    message: "give either service_area (GeoJSON) or service_radius_m, not both",
    path: ["service_area"],
  })
  .refine((body) => resumesBelow(body), RESUME_PROBLEM)
  .refine((body) => surgeEndsAfterStart(body), SURGE_PROBLEM);

export type CreateDarkStore = z.infer<typeof createDarkStoreSchema>;

/** Body of `POST /admin/dark-stores/:id`: only what changes. */
export const updateDarkStoreSchema = z
  .strictObject(fields)
  .partial()
  .refine((body) => body.service_area === undefined || body.service_radius_m === undefined, {
    message: "give either service_area (GeoJSON) or service_radius_m, not both",
    path: ["service_area"],
  })
  .refine((body) => body.max_open_orders === undefined || resumesBelow(body), RESUME_PROBLEM)
  .refine((body) => surgeEndsAfterStart(body), SURGE_PROBLEM);

export type UpdateDarkStore = z.infer<typeof updateDarkStoreSchema>;

export const DARK_STORE_ORDERS = ["code", "name", "city", "created_at", "updated_at", "distance_m"] as const;
export type DarkStoreOrder = (typeof DARK_STORE_ORDERS)[number];

const oneOrMany = <T extends z.ZodType>(schema: T) => z.union([schema, z.array(schema).max(100)]);

/**
 * Query of `GET /admin/dark-stores`. A point asks for the stores whose area covers it; with `within_m`, for those that
 * are at most so far away, nearest first. `order` takes a leading minus.
 */
export const listDarkStoresQuerySchema = z
  .object({
    id: oneOrMany(z.string()).optional(),
    code: oneOrMany(z.string()).optional(),
    status: oneOrMany(darkStoreStatusSchema).optional(),
    q: z.string().trim().min(1).max(120).optional(),
    city: z.string().trim().min(1).max(120).optional(),
    overloaded: z.enum(["true", "false"]).optional(),
    latitude: latitudeSchema.optional(),
    longitude: longitudeSchema.optional(),
    within_m: z.coerce.number().min(1).max(20_000_000).optional(),
    order: z.enum(DARK_STORE_ORDERS.flatMap((order) => [order, `-${order}`] as const)).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  })
  .refine((query) => (query.latitude === undefined) === (query.longitude === undefined), {
    message: "give latitude and longitude together",
    path: ["latitude"],
  })
  .refine((query) => query.latitude !== undefined || (query.within_m === undefined && !ofDistance(query.order)), {
    message: "distances need latitude and longitude",
    path: ["latitude"],
  });

function ofDistance(order: string | undefined): boolean {
  return order === "distance_m" || order === "-distance_m";
}

/** Query of `GET /store/dark-stores`. */
export const coveringStoresQuerySchema = z.object({
  latitude: latitudeSchema,
  longitude: longitudeSchema,
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(100).default(0),
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
      /** For this distance, now: a surge is in it. */
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
