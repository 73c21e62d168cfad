/** The messages being handled at this moment, so that a stopping gateway can finish them. */
export class WorkInHand {
  private readonly running = new Set<Promise<unknown>>();

  /** Remembers the work until it is done. */
  add<T>(work: Promise<T>): Promise<T> {
    this.running.add(work);
    const forget = () => this.running.delete(work);
    work.then(forget, forget);
    return work;
  }

  /** Resolves when all work is done, or after the given time. */
  async settle(within_ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, within_ms);
    });
    await Promise.race([Promise.allSettled(this.running), timeout]);
    clearTimeout(timer);
  }
}
