import type { Place } from "./map-view.js";

const EARTH_RADIUS_M = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** As the crow flies, in metres (haversine formula on a sphere). */
export function distanceM(from: Place, to: Place): number {
  const height = radians(to.latitude - from.latitude);
  const width = radians(to.longitude - from.longitude);
  const chord =
    Math.sin(height / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(width / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** A ring around a place, as GeoJSON takes it: closed, against the clock, [longitude, latitude]. */
export function circleAround({ latitude, longitude }: Place, radius_m: number, corners = 48): number[][] {
  const reach = (radius_m / EARTH_RADIUS_M) * (180 / Math.PI);
  const ring = Array.from({ length: corners }, (_each, corner): number[] => {
    const angle = (2 * Math.PI * corner) / corners;
    const east = (reach * Math.cos(angle)) / Math.cos(radians(latitude));
    return [longitude + east, latitude + reach * Math.sin(angle)].map((degrees) => Number(degrees.toFixed(6)));
  });
  return [...ring, ring[0] ?? []];
}
