import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Refusal } from "@quickdash/dark-stores/contract";
import type { Vehicle } from "../../../contract";
import { changeVehicle } from "../queries/change-vehicle.sql";
import { lockDutyOf } from "./rider-duty";

/**
 * A rider says what the rider rides from now on; answers what it was. Refuses `rider_not_found` and, for another vehicle,
 * `on_shift`: the documents that a vehicle needs are asked for when a shift starts. The rider is locked, so that no shift
 * starts in between.
 */
export async function changeOwnVehicleOnce(
  db: Knex,
  { rider_id, vehicle }: { rider_id: string; vehicle: Vehicle },
): Promise<Vehicle> {
  return db.transaction(async (trx) => {
    const duty = await lockDutyOf(trx, rider_id);
    if (duty.vehicle === vehicle) return vehicle;
    if (duty.shift_id !== null) {
      throw new Refusal("conflict", "on_shift", "End your shift, then change your vehicle, or ask operations.");
    }
    await changeVehicle(trx, { rider_id, vehicle });
    return duty.vehicle;
  });
}
