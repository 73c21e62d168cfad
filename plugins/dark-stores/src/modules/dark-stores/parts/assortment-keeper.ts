import type { Logger } from "@medusajs/framework/types";

/** Between two looks for noted changes. */
const PERIOD_MS = 250;
/** After a failure, so that a database that is away is not hammered. */
const PERIOD_AFTER_FAILURE_MS = 2000;

/**
 * Brings the assortment up to date again and again, one look after the other, from the first time somebody needs it
 * until `stop`: commands that only load the application do not keep anything up to date.
 */
export class AssortmentKeeper {
  private timer: NodeJS.Timeout | null = null;
  private first: Promise<void> | null = null;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    /** Looks once, and says whether there is more to see at once. */
    private readonly look: () => Promise<boolean>,
    private readonly logger: Logger,
  ) {}

  /** Looks for the first time, and from then on every quarter of a second; waits for that first look. */
  started(): Promise<void> {
    this.first ??= this.lookAndGoOn();
    return this.first;
  }

  /** Stops looking, and waits for the look under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) {
      clearTimeout(this.timer);
    }
    await this.running;
  }

  private lookAndGoOn(): Promise<void> {
    this.running = this.look().then(
      (isBehind) => this.schedule(isBehind ? 0 : PERIOD_MS),
      (error: unknown) => {
        this.logger.error(`The assortment could not be brought up to date: ${(error as Error).message}`);
        this.schedule(PERIOD_AFTER_FAILURE_MS);
      },
    );
    return this.running;
  }

  private schedule(delay_ms: number): void {
    if (!this.stopped) {
      this.timer = setTimeout(() => void this.lookAndGoOn(), delay_ms);
      this.timer.unref();
    }
  }
}
