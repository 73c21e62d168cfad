import type { Place } from "../geo/places.js";
import { ORDER_STATUSES } from "../orders/quick-orders.js";

const WAY: string[] = ["waiting", ...ORDER_STATUSES];

/** Where one order of the run stands; players write it, the board and the books read it. */
export class Journey {
  readonly number: number;
  orderId: string | null = null;
  displayId: number | null = null;
  status = "waiting";
  rider: string | null = null;
  picker: string | null = null;
  /** Positions of the rider that reached this customer's socket. */
  positionsSeen = 0;
  checkoutMs: number | null = null;
  /** The code of the store that it is ordered from. */
  store: string | null = null;
  /** Where it goes. */
  door: Place | null = null;
  /** The hour of the played day in which the customer came. */
  hour: number | null = null;
  /** The customer thought better of it and the server agreed. */
  cancelledByCustomer = false;
  failure: string | null = null;
  /** Set by the customer: reads the hand-over code as the customer's phone shows it. */
  showHandoffCode: (() => Promise<string>) | null = null;
  /** Set by the picker: reads the pickup code as the store shows it. */
  showPickupCode: (() => Promise<string>) | null = null;
  private readonly listeners: ((journey: Journey) => void)[] = [];

  constructor(number: number) {
    this.number = number;
  }

  get finished(): boolean {
    return this.failure !== null || this.status === "delivered" || this.status === "cancelled";
  }

  /** What people call this order. */
  get name(): string {
    return this.displayId === null ? `customer ${this.number}` : `#${this.displayId}`;
  }

  /** Moves forward only: an answer that was overtaken on its way takes nothing back. */
  moveTo(status: string): void {
    if (!this.failure && WAY.indexOf(status) > WAY.indexOf(this.status)) {
      this.status = status;
      this.tell();
    }
  }

  fail(reason: string): void {
    if (!this.finished) {
      this.failure = reason;
      this.tell();
    }
  }

  onChange(listener: (journey: Journey) => void): void {
    this.listeners.push(listener);
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener(this));
  }
}
