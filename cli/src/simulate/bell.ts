/** Wakes the one who waits: socket messages ring it, so that nobody has to ask the server all the time. */
export class Bell {
  private rung = false;
  private wake: (() => void) | null = null;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Waits for a ring, also one that came before, but not longer than this; throws when the signal is aborted. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener("abort", done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        this.wake = done;
        signal.addEventListener("abort", done, { once: true });
      });
      this.wake = null;
    }
    this.rung = false;
    signal.throwIfAborted();
  }
}
