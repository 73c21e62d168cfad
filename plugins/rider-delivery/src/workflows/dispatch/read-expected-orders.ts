import type { MedusaContainer } from "@medusajs/framework/types";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { ORDER_FLOW_MODULE, type OrderFlowService } from "@quickdash/order-flow/modules/order-flow";
import type { Point } from "../../contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../modules/rider-delivery";

/** An order that is not packed and has no delivery yet. */
export type UnpackedOrder = {
  order_id: string;
  dark_store_id: string;
  placed_at_ms: number;
  preparing_at_ms: number | null;
  prep_minutes: number;
  drop: Point;
};

type Status = "confirmed" | "preparing";

/** Reads orders that are not packed, oldest first; those with a delivery are left out. */
export async function readExpectedOrders(
  container: MedusaContainer,
  where: { status: Status[]; dark_store_id?: string[] },
  limit: number,
): Promise<UnpackedOrder[]> {
  const orders = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).listQuickOrders(where, {
    select: ["order_id", "dark_store_id", "placed_at", "preparing_at", "drop_latitude", "drop_longitude"],
    take: limit,
    order: { placed_at: "ASC" },
  });
  if (orders.length === 0) return [];
  const deliveries = await container
    .resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE)
    .listDeliveries({ order_id: orders.map(({ order_id }) => order_id) }, { select: ["order_id"], take: limit });
  const opened = new Set(deliveries.map(({ order_id }) => order_id));
  const stores = await container
    .resolve<DarkStoresService>(DARK_STORES_MODULE)
    .listDarkStores(
      { id: [...new Set(orders.map(({ dark_store_id }) => dark_store_id))] },
      { select: ["id", "prep_minutes"], take: limit },
    );
  const prepMinutes = new Map(stores.map((store) => [store.id, store.prep_minutes]));
  return orders
    .filter(({ order_id }) => !opened.has(order_id))
    .map((order) => ({
      order_id: order.order_id,
      dark_store_id: order.dark_store_id,
      placed_at_ms: new Date(order.placed_at).getTime(),
      preparing_at_ms: order.preparing_at ? new Date(order.preparing_at).getTime() : null,
      prep_minutes: prepMinutes.get(order.dark_store_id) ?? 0,
      drop: { latitude: Number(order.drop_latitude), longitude: Number(order.drop_longitude) },
    }));
}
