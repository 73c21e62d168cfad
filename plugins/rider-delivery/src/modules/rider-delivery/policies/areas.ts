import { distanceBetween } from "../../../locations/plausibility";

type Store = { id: string; latitude: number; longitude: number };

/** Stores that share riders; the key is the smallest id, so the same stores are the same area everywhere. */
export type Area = { key: string; dark_store_ids: string[] };

/** Groups stores so that stores at most `reach_m` apart, directly or over others, are in one area. */
export function areasOf(stores: readonly Store[], reach_m: number): Area[] {
  const left = new Set([...stores].sort((a, b) => (a.id < b.id ? -1 : 1)));
  const areas: Area[] = [];
  for (const first of left) {
    left.delete(first);
    const group = [first];
    for (const member of group) {
      for (const other of left) {
        if (distanceBetween(member, other) > reach_m) continue;
        left.delete(other);
        group.push(other);
      }
    }
    areas.push({ key: first.id, dark_store_ids: group.map(({ id }) => id).sort() });
  }
  return areas;
}
