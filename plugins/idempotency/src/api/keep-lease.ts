import type IdempotencyService from "../modules/idempotency/service";
import type { Run } from "../modules/idempotency/service";

const RENEWALS_PER_LEASE = 3;

/** Renews the lease of a run while its request is at work, up to the longest run; returns how to stop. */
export function keepLease(service: IdempotencyService, run: Run): () => void {
  const { leaseSeconds, longestRunSeconds } = service.options;
  const givesUpAt = Date.now() + longestRunSeconds * 1000;
  const timer = setInterval(
    () => {
      if (Date.now() > givesUpAt) {
        clearInterval(timer);
        return;
      }
      // The next one is due before the lease is over.
      service.renew(run).catch(() => undefined);
    },
    (leaseSeconds * 1000) / RENEWALS_PER_LEASE,
  );
  timer.unref();
  return () => clearInterval(timer);
}
