import { simplify } from "@turf/simplify";
import { METRES_PER_DEGREE, type Place } from "./places.js";

/** The same way with fewer places, at most about so many metres beside the one given (Ramer, Douglas and Peucker). */
export function simplifyLine(places: readonly Place[], toleranceM: number): Place[] {
  if (places.length < 3) return [...places];
  const coordinates = places.map(({ latitude, longitude }) => [longitude, latitude]);
  const line = simplify({ type: "LineString" as const, coordinates }, { tolerance: toleranceM / METRES_PER_DEGREE });
  return line.coordinates.map(([longitude, latitude]) => ({ latitude: latitude!, longitude: longitude! }));
}
