import type { Duty } from "../../contract";
import type { RiderDeliveryService } from "../../modules/rider-delivery";
import { capacityOf, type VehicleTable } from "../../modules/rider-delivery/policies/vehicles";

type RiderRow = Awaited<ReturnType<RiderDeliveryService["retrieveRider"]>>;
type ShiftRow = Awaited<ReturnType<RiderDeliveryService["retrieveRiderShift"]>>;

/** A shift; open while `ended_at` is null, without new orders since `closing_at`. */
export function toShift(shift: ShiftRow) {
  return { id: shift.id, started_at: shift.started_at, ended_at: shift.ended_at, closing_at: shift.closing_at };
}

/** A rider with the open shift, null when offline; `capacity` holds, `own_capacity` is null where it is the vehicle's. */
function toRider(rider: RiderRow, shift: ShiftRow | null, duty: Duty, vehicles: VehicleTable) {
  return {
    id: rider.id,
    first_name: rider.first_name,
    last_name: rider.last_name,
    phone: rider.phone,
    vehicle: rider.vehicle,
    capacity: capacityOf(rider, vehicles),
    own_capacity: rider.capacity,
    status: rider.status,
    home_dark_store_id: rider.home_dark_store_id,
    cash_limit: rider.cash_limit === null ? null : Number(rider.cash_limit),
    duty,
    online: shift !== null,
    shift: shift ? toShift(shift) : null,
    created_at: rider.created_at,
    updated_at: rider.updated_at,
  };
}

/** Riders with their open shifts and what they are doing now, in the given order. */
export async function withDuties(riders: RiderDeliveryService, rows: RiderRow[]) {
  const ids = rows.map((rider) => rider.id);
  if (ids.length === 0) return [];
  const [shifts, duties] = await Promise.all([
    riders.listRiderShifts({ rider_id: ids, ended_at: null }, { take: ids.length }),
    riders.readDuties(ids),
  ]);
  const byRider = new Map(shifts.map((shift) => [shift.rider_id, shift]));
  const { vehicles } = riders.options;
  return rows.map((rider) =>
    toRider(rider, byRider.get(rider.id) ?? null, duties.get(rider.id) ?? "offline", vehicles),
  );
}
