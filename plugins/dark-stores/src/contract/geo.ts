import { z } from "zod";

/** A number, or its plain decimal text as query strings carry it; empty text and null are not zero. */
function degrees(name: string, limit: number) {
  const range = `${name} must be between -${limit} and ${limit}`;
  return z.preprocess(
    (value) => (typeof value === "string" && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value),
    z.number(`${name} must be a number of degrees`).min(-limit, range).max(limit, range),
  );
}

/** Degrees north in WGS84. */
export const latitudeSchema = degrees("latitude", 90);

/** Degrees east in WGS84. */
export const longitudeSchema = degrees("longitude", 180);

/** A place on the map as query text or JSON. */
export const pointSchema = z.object({ latitude: latitudeSchema, longitude: longitudeSchema });

export type Point = z.infer<typeof pointSchema>;

/** Where an address of a customer is. */
export interface AddressLocation extends Point {
  address_id: string;
  customer_id: string;
}

const positionSchema = z
  .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
  .rest(z.number())
  .describe("[longitude, latitude]");

const ringSchema = z
  .array(positionSchema)
  .min(4, "a ring needs at least four positions, the last equal to the first")
  .max(10_000, "a ring may have at most 10,000 positions")
  .refine((ring) => {
    const first = ring[0];
    const last = ring[ring.length - 1];
    return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
  }, "a ring must be closed: its last position must equal its first")
  .refine((ring) => {
    const longitudes = ring.map((position) => position[0]);
    return Math.max(...longitudes) - Math.min(...longitudes) < 180;
  }, "a ring must not span 180 degrees or more of longitude: split an area that crosses the antimeridian in two");

const polygonCoordinatesSchema = z.array(ringSchema).min(1, "a polygon needs an outer ring");

/** A service area: GeoJSON Polygon or MultiPolygon in WGS84, `[longitude, latitude]`, closed rings, holes allowed. */
export const serviceAreaSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), coordinates: polygonCoordinatesSchema }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(polygonCoordinatesSchema).min(1) }),
]);

export type ServiceArea = z.infer<typeof serviceAreaSchema>;
