import { RIDER_DELIVERY_EVENTS, type RiderArrived } from "../../../contract";
import type { Arrival } from "../queries/mark-arrivals.sql";

/** Arrivals that are kept for another try at the most; of more the oldest are given up. */
const MAX_UNTOLD = 1000;

export type ArrivalEvent = { name: typeof RIDER_DELIVERY_EVENTS.RIDER_ARRIVED; data: RiderArrived };

/**
 * Tells of arrivals, which are noted once and found no second time: those that could not be told are told with the next,
 * which come with any rider's position. Never throws, so that positions are written while events cannot be sent.
 */
export class ArrivalAnnouncer {
  private untold: ArrivalEvent[] = [];

  constructor(
    private readonly emit: (events: ArrivalEvent[]) => Promise<void>,
    private readonly logger: { warn(message: string): void },
  ) {}

  async announce(arrivals: readonly Arrival[]): Promise<void> {
    const events = [...this.untold, ...arrivals.map(toEvent)];
    if (events.length === 0) return;
    this.untold = [];
    try {
      await this.emit(events);
    } catch (error) {
      this.untold = [...events, ...this.untold].slice(-MAX_UNTOLD);
      this.logger.warn(`${events.length} arrivals of riders are told later: ${(error as Error).message}`);
    }
  }
}

function toEvent({ arrived_at, ...arrival }: Arrival): ArrivalEvent {
  return { name: RIDER_DELIVERY_EVENTS.RIDER_ARRIVED, data: { ...arrival, at: arrived_at.toISOString() } };
}
