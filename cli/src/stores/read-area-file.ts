import { readFile } from "node:fs/promises";
import { z } from "zod";
import { CommandError } from "../frame/errors.js";
import type { Area, Position } from "../geo/area.js";
import { innerPlace } from "../geo/inner-place.js";
import type { Place } from "../geo/places.js";

/** One named area of a file, with a place inside it. */
export interface NamedArea {
  name: string;
  area: Area;
  centre: Place;
}

/** A feature that cannot become an area, with the reason; counted from 1. */
export interface LeftOutFeature {
  feature: number;
  name: string | null;
  reason: string;
}

export interface AreaFile {
  areas: NamedArea[];
  leftOut: LeftOutFeature[];
}

const featureSchema = z.looseObject({
  type: z.literal("Feature"),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.looseObject({ type: z.string(), coordinates: z.unknown() }).nullish(),
});
type Feature = z.infer<typeof featureSchema>;

const fileSchema = z.union([
  z.looseObject({ type: z.literal("FeatureCollection"), features: z.array(featureSchema).min(1) }),
  featureSchema.transform((feature) => ({ type: "FeatureCollection" as const, features: [feature], crs: undefined })),
]);

const positionSchema = z.array(z.number()).min(2);
const polygonSchema = z.array(z.array(positionSchema).min(3)).min(1);

/** Coordinate systems whose numbers are degrees of WGS84; a file that names none is in it. */
const WGS84 = /CRS:?:?84$|EPSG:?:?4326$/i;

/** Reads the areas of a GeoJSON file, at most `limit` of them; each is named by the property `nameField`. */
export async function readAreaFile(path: string, nameField: string, limit = Infinity): Promise<AreaFile> {
  const features = await readFeatures(path);
  refuseUnknownField(path, features, nameField);
  const result: AreaFile = { areas: [], leftOut: [] };
  for (const [index, feature] of features.entries()) {
    if (result.areas.length >= limit) break;
    const name = nameOf(feature, nameField);
    const made = name === null ? `its ${nameField} is empty` : toArea(feature);
    if (typeof made === "string") {
      result.leftOut.push({ feature: index + 1, name, reason: made });
    } else {
      result.areas.push({ name: name!, area: made, centre: innerPlace(made) });
    }
  }
  return result;
}

/** The one area of a GeoJSON file; a file of several needs the name of the wanted one. */
export async function readOneArea(path: string, nameField: string, name: string | undefined): Promise<NamedArea> {
  const features = await readFeatures(path);
  const [only, another] = name === undefined ? features : features.filter((each) => nameOf(each, nameField) === name);
  if (!only) {
    throw new CommandError("area_not_found", `No feature of ${path} has the ${nameField} ${name}.`);
  }
  if (another) {
    const sentence = `${path} has several areas: name one with --area-name and --name-field.`;
    throw new CommandError("area_ambiguous", sentence);
  }
  const area = toArea(only);
  if (typeof area === "string") {
    throw new CommandError("area_broken", `${path} holds no area that can be used: ${area}.`);
  }
  return { name: nameOf(only, nameField) ?? "", area, centre: innerPlace(area) };
}

async function readFeatures(path: string): Promise<Feature[]> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new CommandError("file_missing", `There is no file ${path} that can be read.`);
  });
  let parsed: z.infer<typeof fileSchema>;
  try {
    parsed = fileSchema.parse(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch {
    throw new CommandError("area_file_broken", `${path} must be GeoJSON: a FeatureCollection of polygons.`);
  }
  const crs = (parsed.crs as { properties?: { name?: unknown } } | undefined)?.properties?.name;
  if (typeof crs === "string" && !WGS84.test(crs)) {
    const sentence = `${path} is in ${crs}: convert it to WGS84 (EPSG:4326) first, as with ogr2ogr -t_srs EPSG:4326.`;
    throw new CommandError("area_file_not_wgs84", sentence);
  }
  return parsed.features;
}

function refuseUnknownField(path: string, features: readonly Feature[], field: string): void {
  const known = new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})));
  if (!known.has(field)) {
    const fields = known.size > 0 ? `Its features have ${[...known].slice(0, 20).join(", ")}.` : "They have none.";
    throw new CommandError("name_field_missing", `No feature of ${path} has a ${field}. ${fields} Say --name-field.`);
  }
}

function nameOf({ properties }: Feature, field: string): string | null {
  const value = properties?.[field];
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  return text === "" ? null : text.replace(/\s+/g, " ");
}

/** The area of a feature, or why it is none. */
function toArea({ geometry }: Feature): Area | string {
  if (geometry?.type !== "Polygon" && geometry?.type !== "MultiPolygon") {
    return `its geometry is ${geometry?.type ?? "missing"}, not a Polygon or MultiPolygon`;
  }
  const polygons = z
    .array(polygonSchema)
    .min(1)
    .safeParse(geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);
  if (!polygons.success) {
    return "its coordinates are not rings of [longitude, latitude]";
  }
  if (polygons.data.flat(2).some(([x, y]) => Math.abs(x!) > 180 || Math.abs(y!) > 90)) {
    return "its coordinates are not degrees of WGS84 (EPSG:4326)";
  }
  const closed = polygons.data.map((rings) => rings.map(closeRing));
  return closed.length === 1
    ? { type: "Polygon", coordinates: closed[0]! }
    : { type: "MultiPolygon", coordinates: closed };
}

/** Altitudes mean nothing here; a ring ends where it begins. */
function closeRing(ring: readonly Position[]): Position[] {
  const flat = ring.map(([x, y]) => [x!, y!]);
  const [first, last] = [flat[0]!, flat.at(-1)!];
  return first[0] === last[0] && first[1] === last[1] ? flat : [...flat, first];
}
