/** How long one waits for the records of an order. */
export const RECORDS_LOCK_TIMEOUT_SECONDS = 20;

/** The lock under which Medusa's records of an order change, one change at a time. */
export const recordsLockOf = (orderId: string): string => `order-records:${orderId}`;
