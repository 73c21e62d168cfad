import { setTimeout as sleep } from "node:timers/promises";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { ORDER_FLOW_MODULE } from "../../modules/order-flow";
import type OrderFlowService from "../../modules/order-flow/service";

const ASK_AGAIN_MS = 100;

/** The one attempt that may be at work on a subject. */
export interface Lease {
  subject_id: string;
  attempt: string;
}

/** What is worked on by one at a time, how long the others wait, and what they are told when that was not enough. */
export interface Exclusive {
  subject_id: string;
  wait_seconds: number;
  refuse: () => Error;
}

/** Waits for the lease of a subject and takes it. Throws what `refuse` makes when it was not free in time. */
export async function takeLease(
  container: MedusaContainer,
  { subject_id, wait_seconds, refuse }: Exclusive,
): Promise<Lease> {
  const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  const lease = { subject_id, attempt: crypto.randomUUID() };
  const givesUpAt = Date.now() + wait_seconds * 1000;
  while (!(await service.claimLease(lease))) {
    if (Date.now() > givesUpAt) throw refuse();
    await sleep(ASK_AGAIN_MS);
  }
  return lease;
}

/** Keeps a lease for its full time from now; throws when it is another's. Ask before an effect that is made once. */
export async function keepLease(container: MedusaContainer, lease: Lease): Promise<void> {
  if (await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).renewLease(lease)) return;
  throw new Error(`Another attempt has taken over the work on ${lease.subject_id}.`);
}

/** Gives a lease back; does nothing when it has run out and is another's. */
export async function giveLeaseBack(container: MedusaContainer, lease: Lease): Promise<void> {
  await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).endLease(lease);
}

/**
 * Does work that one at a time may do. The lock in Redis keeps order among well-behaved callers; the lease in PostgreSQL
 * is what holds when Redis restarts and forgets the lock. Work that may take longer than its lease asks for it again
 * with keepLease.
 */
export async function workAlone<Result>(
  container: MedusaContainer,
  exclusive: Exclusive,
  work: (lease: Lease) => Promise<Result>,
): Promise<Result> {
  const leased = async () => {
    const lease = await takeLease(container, exclusive);
    try {
      return await work(lease);
    } finally {
      await giveLeaseBack(container, lease);
    }
  };
  return container.resolve(Modules.LOCKING).execute(exclusive.subject_id, leased, { timeout: exclusive.wait_seconds });
}
