import { pointOnFeature } from "@turf/point-on-feature";
import { boundsOf, placesOf, ringsOf, type Area, type Position } from "./area.js";
import type { Place } from "./places.js";

/** A place inside an area, never on its edge: the centre where that is inside, else the middle of the widest part. */
export function innerPlace(area: Area): Place {
  const rings = ringsOf(area);
  const [longitude, latitude] = pointOnFeature(area).geometry.coordinates as [number, number];
  // Of an area that curves around its own centre, Turf gives the nearest corner.
  const onEdge = rings.some((ring) => ring.some(([x, y]) => x === longitude && y === latitude));
  return onEdge ? middleOfWidestSpan(rings) : { latitude, longitude };
}

/** On the line of latitude through the middle of the area's box, as PostGIS' ST_PointOnSurface does. */
function middleOfWidestSpan(rings: readonly Position[][]): Place {
  const { south, north } = boundsOf(rings.flatMap(placesOf));
  const latitude = (south + north) / 2;
  const crossings = rings.flatMap((ring) => crossingsOf(ring, latitude)).sort((a, b) => a - b);
  let [west, east] = [crossings[0]!, crossings[1]!];
  for (let index = 2; index < crossings.length; index += 2) {
    const [from, to] = [crossings[index]!, crossings[index + 1]!];
    if (to - from > east - west) [west, east] = [from, to];
  }
  return { latitude, longitude: (west + east) / 2 };
}

/** Where a ring crosses a line of latitude; a corner on the line counts for the edge above it only. */
function crossingsOf(ring: readonly Position[], latitude: number): number[] {
  return ring.slice(1).flatMap(([x1, y1], index) => {
    const [x0, y0] = ring[index] as [number, number];
    if (y0 > latitude === y1! > latitude) return [];
    return [x0 + ((latitude - y0) / (y1! - y0)) * (x1! - x0)];
  });
}
