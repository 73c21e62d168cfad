import type { MedusaContainer } from "@medusajs/framework/types";
import { workAlone, type Lease } from "../leasing/lease";

/** How long one waits for the records of an order. */
const WAIT_SECONDS = 20;

/**
 * Does work on Medusa's records of an order, its payments and their refunds included, that nobody else changes meanwhile.
 * Throws when they were not free within twenty seconds; whoever works on them is run again by a job.
 */
export async function workOnRecordsAlone<Result>(
  container: MedusaContainer,
  orderId: string,
  work: (lease: Lease) => Promise<Result>,
): Promise<Result> {
  return workAlone(
    container,
    {
      subject_id: `order-records:${orderId}`,
      wait_seconds: WAIT_SECONDS,
      refuse: () => new Error(`The records of order ${orderId} are being changed.`),
    },
    work,
  );
}
