import { distanceBetween } from "../../../locations/plausibility";
import type { LocationRow } from "../location-writer";

/** How close two points of a track may be; both hold, so a rider who stands leaves one point. */
export type ThinningRules = { every_ms: number; every_m: number };

/**
 * Leaves out points of a batch that are too close to the one before them of the same rider, in time or on the ground.
 * What a batch adds to a stored track is compared with that track where it is written.
 */
export function thinTrack(rows: readonly LocationRow[], rules: ThinningRules): LocationRow[] {
  const inOrder = [...rows].sort((a, b) => (a.recorded_at < b.recorded_at ? -1 : 1));
  const kept: LocationRow[] = [];
  const lastOf = new Map<string, LocationRow>();
  for (const row of inOrder) {
    const last = lastOf.get(row.rider_id);
    if (last && !isApart(row, last, rules)) continue;
    lastOf.set(row.rider_id, row);
    kept.push(row);
  }
  return kept;
}

function isApart(row: LocationRow, last: LocationRow, { every_ms, every_m }: ThinningRules): boolean {
  const elapsed_ms = Date.parse(row.recorded_at) - Date.parse(last.recorded_at);
  return elapsed_ms >= every_ms && distanceBetween(row, last) >= every_m;
}
