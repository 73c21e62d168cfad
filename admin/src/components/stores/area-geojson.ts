import type { AreaGeometry } from "../map/map-view.js";

const AREA_TYPES = ["Polygon", "MultiPolygon"];

interface Read {
  type?: string;
  geometry?: AreaGeometry | null;
  features?: { geometry: AreaGeometry | null }[];
}

/** The area in a GeoJSON text: a geometry, a feature or all areas of a collection as one; null when there is none. */
export function readArea(text: string): AreaGeometry | null {
  let read: Read | null;
  try {
    read = JSON.parse(text) as Read | null;
  } catch {
    return null;
  }
  if (typeof read !== "object" || read === null) return null;
  const found = Array.isArray(read.features)
    ? read.features.map(({ geometry }) => geometry)
    : [read.geometry ?? (read as unknown as AreaGeometry)];
  const areas = found.filter(
    (geometry): geometry is AreaGeometry =>
      geometry !== null && AREA_TYPES.includes(geometry.type) && Array.isArray(geometry.coordinates),
  );
  const [first] = areas;
  if (!first || areas.length === 1) return first ?? null;
  return {
    type: "MultiPolygon",
    coordinates: areas.flatMap((area) => (area.type === "Polygon" ? [area.coordinates] : area.coordinates)),
  };
}
