/** A point in WGS84. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** Of latitude. */
export const METRES_PER_DEGREE = 111_320;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two places of one city (equirectangular; the error is far below a metre at these distances). */
export function metresBetween(a: Place, b: Place): number {
  const north = (b.latitude - a.latitude) * METRES_PER_DEGREE;
  const east = (b.longitude - a.longitude) * METRES_PER_DEGREE * Math.cos(radians(a.latitude));
  return Math.hypot(north, east);
}

/** The place that lies so many metres away, clockwise from north. */
export function placeAt(from: Place, metres: number, degrees: number): Place {
  const north = metres * Math.cos(radians(degrees));
  const east = metres * Math.sin(radians(degrees));
  return {
    latitude: from.latitude + north / METRES_PER_DEGREE,
    longitude: from.longitude + east / (METRES_PER_DEGREE * Math.cos(radians(from.latitude))),
  };
}

/** One step on the straight way, never past its end. */
export function stepTowards(from: Place, to: Place, metres: number): Place {
  const distance = metresBetween(from, to);
  if (distance <= metres) {
    return to;
  }
  const share = metres / distance;
  return {
    latitude: from.latitude + (to.latitude - from.latitude) * share,
    longitude: from.longitude + (to.longitude - from.longitude) * share,
  };
}

/** The direction of travel in degrees clockwise from north, from 0 up to 360. */
export function headingOf(from: Place, to: Place): number {
  const north = to.latitude - from.latitude;
  const east = (to.longitude - from.longitude) * Math.cos(radians(from.latitude));
  return (Math.round((Math.atan2(east, north) * 180) / Math.PI) + 360) % 360;
}
