import type { DeliveryChanged, DeliveryStatus } from "../../contract";

type DeliveryRow = {
  id: string;
  order_id: string;
  dark_store_id: string;
  rider_id: string | null;
  customer_id: string | null;
};

/** The event of a delivery that entered a status just now. */
export function toDeliveryChanged(delivery: DeliveryRow, status: DeliveryStatus): DeliveryChanged {
  return {
    delivery_id: delivery.id,
    order_id: delivery.order_id,
    dark_store_id: delivery.dark_store_id,
    rider_id: delivery.rider_id,
    customer_id: delivery.customer_id,
    status,
    at: new Date().toISOString(),
  };
}
