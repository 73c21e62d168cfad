import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Refusal } from "@quickdash/dark-stores/contract";
import { findRiderDuty } from "../queries/find-rider-duty.sql";
import type { RiderDuty } from "../queries/find-rider-duty.sql";
import { lockRider } from "../queries/lock-rider.sql";

/** Locks a rider until the transaction ends and tells what the rider is doing; refuses `rider_not_found`. */
export async function lockDutyOf(trx: Knex, rider_id: string): Promise<RiderDuty> {
  await lockRider(trx, { rider_id });
  const [duty] = await findRiderDuty(trx, { rider_id });
  if (!duty) {
    throw new Refusal("not_found", "rider_not_found", "There is no such rider.");
  }
  return duty;
}

/** Refuses `rider_suspended` and `not_on_shift`. */
export function requireOnShift(duty: RiderDuty): void {
  if (duty.status === "suspended") {
    throw new Refusal("not_allowed", "rider_suspended", "This rider is suspended: contact operations.");
  }
  if (duty.shift_id === null) {
    throw new Refusal("conflict", "not_on_shift", "The rider is not on shift: start a shift first.");
  }
}
