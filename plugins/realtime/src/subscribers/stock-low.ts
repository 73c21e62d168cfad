import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { STOCK_LOW_EVENT, stockLowSchema } from "@quickdash/dark-stores/contract";
import { rooms } from "../contract";
import { REALTIME_MODULE, type RealtimeService } from "../modules/realtime";

/** Tells the people of a store that a shelf needs filling. */
export default async function relayStockLow({ event, container }: SubscriberArgs<unknown>): Promise<void> {
  const low = stockLowSchema.parse(event.data);
  const realtime = container.resolve<RealtimeService>(REALTIME_MODULE);
  await realtime.push("/staff", [rooms.store(low.dark_store_id)], "stock.low", low);
}

export const config: SubscriberConfig = { event: STOCK_LOW_EVENT, context: { subscriberId: "realtime-stock-low" } };
