/** Allows short bursts and a steady rate; one per connection, so it needs no store. */
export class TokenBucket {
  private tokens: number;
  private refilledAt_ms: number;

  constructor(
    private readonly capacity: number,
    private readonly refillPerSecond: number,
    now_ms: number = Date.now(),
  ) {
    this.tokens = capacity;
    this.refilledAt_ms = now_ms;
  }

  /** Takes one token; false when there is none. */
  take(now_ms: number = Date.now()): boolean {
    const elapsed_s = Math.max(0, now_ms - this.refilledAt_ms) / 1000;
    this.tokens = Math.min(this.capacity, this.tokens + elapsed_s * this.refillPerSecond);
    this.refilledAt_ms = now_ms;
    if (this.tokens < 1) {
      return false;
    }
    this.tokens -= 1;
    return true;
  }
}
