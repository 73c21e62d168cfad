import type { Logger } from "@medusajs/framework/types";

/** Between two looks for noted changes. */
const PERIOD_MS = 250;
/** After a failure, so that a database that is away is not hammered. */
const PERIOD_AFTER_FAILURE_MS = 2000;

/** Brings the assortment up to date again and again, one look after the other, from `start` to `stop`. */
export class AssortmentKeeper {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private stopped = true;

  constructor(
    private readonly look: () => Promise<void>,
    private readonly logger: Logger,
  ) {}

  /** Looks at once, and then every quarter of a second. */
  start(): void {
    this.stopped = false;
    this.schedule(0);
  }

  /** Stops looking, and waits for the look under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) {
      clearTimeout(this.timer);
    }
    await this.running;
  }

  private schedule(delay_ms: number): void {
    if (this.stopped) {
      return;
    }
    this.timer = setTimeout(() => {
      this.running = this.look().then(
        () => this.schedule(PERIOD_MS),
        (error: unknown) => {
          this.logger.error(`The assortment could not be brought up to date: ${(error as Error).message}`);
          this.schedule(PERIOD_AFTER_FAILURE_MS);
        },
      );
    }, delay_ms);
    this.timer.unref();
  }
}
