/** Names of the rooms; the gateway joins them, the relay addresses them. */
export const rooms = {
  rider: (riderId: string): string => `rider:${riderId}`,
  customer: (customerId: string): string => `customer:${customerId}`,
  order: (orderId: string): string => `order:${orderId}`,
  store: (darkStoreId: string): string => `store:${darkStoreId}`,
  allStores: "all-stores",
} as const;

/** Prefix of the Redis channels that carry messages between backend and gateways. */
export const SOCKET_CHANNEL_PREFIX = "quickdash:sockets";
