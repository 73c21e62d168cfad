import { CancelledError, LeaseLostError, type DarkStoresService } from "../../modules/dark-stores";

/** Well within the lease, so that a busy moment does not lose it. */
const BEAT_MS = 5000;

/** Keeps a job's lease while this process works on it, tells how far it is, and learns that it should stop. */
export class Heartbeat {
  /** How many rows the running phase has got through. */
  progress = 0;
  private stop: Error | null = null;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly service: DarkStoresService,
    private readonly id: string,
    private readonly owner: string,
  ) {
    this.timer = setInterval(() => void this.beat(), BEAT_MS);
    this.timer.unref();
  }

  /** Throws when the job was cancelled or taken over. */
  check(): void {
    if (this.stop) {
      throw this.stop;
    }
  }

  end(): void {
    clearInterval(this.timer);
  }

  private async beat(): Promise<void> {
    try {
      const kept = await this.service.keepBulkLease({
        id: this.id,
        owner: this.owner,
        progress_count: this.progress,
      });
      this.stop ??= kept === null ? new LeaseLostError() : kept.is_cancelled ? new CancelledError() : null;
    } catch {
      // The database is away for a moment: the lease lasts a few beats, and every chunk checks it itself.
    }
  }
}
