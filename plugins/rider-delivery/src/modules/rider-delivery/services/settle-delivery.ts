import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Incentive } from "../policies/earnings";
import { lockRider } from "../queries/lock-rider.sql";
import { payIncentives } from "../queries/pay-incentives.sql";
import { settleDelivery, type Settlement } from "../queries/settle-delivery.sql";
import { unsettleDelivery } from "../queries/unsettle-delivery.sql";

/**
 * Hands a picked-up delivery over: the rider is paid, with the incentive it completes, and holds the cash. False, and
 * nothing happens, when it is not picked up by this rider or the cash is not what was due.
 * The rider is locked, so that two deliveries at once cannot both be the tenth of the day.
 */
export async function settleDeliveryOnce(
  db: Knex,
  settlement: Settlement,
  incentives: readonly Incentive[],
): Promise<boolean> {
  const { delivery_id, rider_id } = settlement;
  return db.transaction(async (trx) => {
    await lockRider(trx, { rider_id });
    const done = await settleDelivery(trx, settlement);
    if (done.length === 0) return false;
    if (incentives.length > 0) await payIncentives(trx, { delivery_id, rider_id, incentives });
    return true;
  });
}

/** Takes a hand-over back with all that it paid; does nothing when there is none. */
export async function unsettleDeliveryOnce(
  db: Knex,
  params: { delivery_id: string; rider_id: string; event_id: string },
): Promise<void> {
  await db.transaction(async (trx) => {
    await lockRider(trx, { rider_id: params.rider_id });
    await unsettleDelivery(trx, params);
  });
}
