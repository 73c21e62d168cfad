import type { DeliveryChanged, DeliveryStatus } from "../../contract";

type DeliveryRow = {
  id: string;
  order_id: string;
  dark_store_id: string;
  rider_id: string | null;
  customer_id: string | null;
};

/** The event of a delivery that entered a status just now; `previousRiderId` had it until then. */
export function toDeliveryChanged(
  delivery: DeliveryRow,
  status: DeliveryStatus,
  previousRiderId: string | null = null,
): DeliveryChanged {
  return {
    delivery_id: delivery.id,
    order_id: delivery.order_id,
    dark_store_id: delivery.dark_store_id,
    rider_id: delivery.rider_id,
    previous_rider_id: previousRiderId === delivery.rider_id ? null : previousRiderId,
    customer_id: delivery.customer_id,
    status,
    at: new Date().toISOString(),
  };
}
