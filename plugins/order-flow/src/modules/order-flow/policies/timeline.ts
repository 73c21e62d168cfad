import { ORDER_STATUSES, type OrderStatus, type TimelineEntry } from "../../../contract";

type StatusStamps = { [Status in OrderStatus as `${Status}_at`]?: Date | string | null };

/** The statuses an order has reached with their instants (UTC), oldest first. */
export function timelineOf(stamps: StatusStamps): TimelineEntry[] {
  const reached: TimelineEntry[] = [];
  for (const status of ORDER_STATUSES) {
    const at = stamps[`${status}_at`];
    if (at) reached.push({ status, at: new Date(at).toISOString() });
  }
  return reached.sort((one, other) => one.at.localeCompare(other.at));
}
