import type { GatewayNamespace } from "./messages";

/** Names of the rooms; the gateway joins them, the relay addresses them. */
export const rooms = {
  rider: (riderId: string): string => `rider:${riderId}`,
  customer: (customerId: string): string => `customer:${customerId}`,
  staff: (staffId: string): string => `staff:${staffId}`,
  operator: (userId: string): string => `operator:${userId}`,
  order: (orderId: string): string => `order:${orderId}`,
  store: (darkStoreId: string): string => `store:${darkStoreId}`,
  allStores: "all-stores",
} as const;

/** The room of all connections of one person in a namespace. */
export const OWN_ROOM: Record<GatewayNamespace, (actorId: string) => string> = {
  "/rider": rooms.rider,
  "/customer": rooms.customer,
  "/staff": rooms.staff,
  "/ops": rooms.operator,
};

/** Prefix of the Redis channels that carry messages between backend and gateways. */
export const SOCKET_CHANNEL_PREFIX = "quickdash:sockets";
