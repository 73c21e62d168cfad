import type { Place } from "../geo/places.js";

/** What one rider did in a run, as the simulation saw it. */
export interface RiderRecord {
  name: string;
  onShiftMs: number;
  busyMs: number;
  deliveries: number;
  declined: number;
  disappeared: number;
  track: Place[];
  place: Place | null;
}

/** Some hours of one place about every third of a second. */
const MAX_TRACK = 50_000;

/** What riders did; players write it, the live view and the report read it. */
export class Ledger {
  readonly riders = new Map<string, RiderRecord>();
  /** Who has declined an order. */
  private readonly declines = new Map<string, Set<string>>();

  rider(name: string): RiderRecord {
    const fresh = { name, onShiftMs: 0, busyMs: 0, deliveries: 0, declined: 0, disappeared: 0, track: [], place: null };
    const record = this.riders.get(name) ?? fresh;
    this.riders.set(name, record);
    return record;
  }

  moved(name: string, place: Place): void {
    const record = this.rider(name);
    record.place = place;
    if (record.track.length < MAX_TRACK) record.track.push(place);
  }

  /** True when this rider may decline: somebody else is left who can still take the order. */
  mayDecline(name: string, orderIds: readonly string[]): boolean {
    return orderIds.every((id) => {
      const declined = this.declines.get(id) ?? new Set();
      return !declined.has(name) && declined.size + 1 < this.riders.size;
    });
  }

  declined(name: string, orderIds: readonly string[]): void {
    this.rider(name).declined += 1;
    orderIds.forEach((id) => this.declines.set(id, (this.declines.get(id) ?? new Set()).add(name)));
  }
}
