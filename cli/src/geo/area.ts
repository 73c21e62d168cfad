import type { Place } from "./places.js";

/** `[longitude, latitude]`, as GeoJSON has it; an altitude may follow. */
export type Position = number[];

/** A service area in GeoJSON. */
export type Area =
  { type: "Polygon"; coordinates: Position[][] } | { type: "MultiPolygon"; coordinates: Position[][][] };

/** All rings of an area, outer ones and holes. */
export function ringsOf(area: Area): Position[][] {
  return area.type === "Polygon" ? area.coordinates : area.coordinates.flat();
}

/** The smallest upright box in which all these places lie. */
export interface Bounds {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** The box around places; there must be at least one. */
export function boundsOf(places: readonly Place[]): Bounds {
  const [latitudes, longitudes] = [places.map(({ latitude }) => latitude), places.map(({ longitude }) => longitude)];
  return {
    south: least(latitudes),
    west: least(longitudes),
    north: -least(latitudes.map((value) => -value)),
    east: -least(longitudes.map((value) => -value)),
  };
}

/** A ring's positions as places. */
export function placesOf(ring: readonly Position[]): Place[] {
  return ring.map(([longitude, latitude]) => ({ latitude: latitude!, longitude: longitude! }));
}

/** Spread arguments would end at some hundred thousand positions. */
function least(values: readonly number[]): number {
  return values.reduce((smallest, value) => Math.min(smallest, value), Infinity);
}
