import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { DARK_STORES_MODULE, type DarkStoresService } from "../modules/dark-stores";

/** Forgets where someone lives when their account is deleted. */
export default async function forgetCustomerLocations({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await container.resolve<DarkStoresService>(DARK_STORES_MODULE).forgetCustomerLocations(event.data.id);
}

export const config: SubscriberConfig = { event: "customer.deleted" };
