import { Refusal } from "@quickdash/dark-stores/contract";
import type { RiderDeliveryService } from "../../modules/rider-delivery";

export type OwnDelivery = Awaited<ReturnType<RiderDeliveryService["retrieveDelivery"]>>;

/** A delivery of this rider; another rider's is as unknown as none at all. */
export async function findOwnDelivery(
  riders: RiderDeliveryService,
  { delivery_id, rider_id }: { delivery_id: string; rider_id: string },
): Promise<OwnDelivery> {
  const [delivery] = await riders.listDeliveries({ id: delivery_id, rider_id }, { take: 1 });
  if (!delivery) {
    throw new Refusal("not_found", "delivery_not_found", "You have no such delivery.");
  }
  return delivery;
}

/** The refusal of a move that the delivery's status does not allow. */
export function statusConflict(status: string): Refusal {
  return new Refusal("conflict", "delivery_status_conflict", `The delivery is ${status}: read it again.`, { status });
}
