import type { RiderDeliveryService } from "../../modules/rider-delivery";

type RiderRow = Awaited<ReturnType<RiderDeliveryService["retrieveRider"]>>;
type ShiftRow = Awaited<ReturnType<RiderDeliveryService["retrieveRiderShift"]>>;

/** A shift; open while `ended_at` is null. */
export function toShift(shift: ShiftRow) {
  return { id: shift.id, started_at: shift.started_at, ended_at: shift.ended_at };
}

/** A rider with the open shift, null when offline. */
export function toRider(rider: RiderRow, shift: ShiftRow | null) {
  return {
    id: rider.id,
    first_name: rider.first_name,
    last_name: rider.last_name,
    phone: rider.phone,
    vehicle: rider.vehicle,
    status: rider.status,
    home_dark_store_id: rider.home_dark_store_id,
    online: shift !== null,
    shift: shift ? toShift(shift) : null,
    created_at: rider.created_at,
    updated_at: rider.updated_at,
  };
}

/** Riders with their open shifts, in the given order. */
export async function withShifts(riders: RiderDeliveryService, rows: RiderRow[]) {
  const ids = rows.map((rider) => rider.id);
  const shifts =
    ids.length > 0 ? await riders.listRiderShifts({ rider_id: ids, ended_at: null }, { take: ids.length }) : [];
  const byRider = new Map(shifts.map((shift) => [shift.rider_id, shift]));
  return rows.map((rider) => toRider(rider, byRider.get(rider.id) ?? null));
}
