import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { CustomerWorkflowEvents, UserWorkflowEvents } from "@medusajs/framework/utils";
import { REALTIME_MODULE, type RealtimeService } from "../modules/realtime";

/** Ends the connections of operators and customers whose account was deleted. */
export default async function endAccountSessions({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const namespace = event.name === UserWorkflowEvents.DELETED ? "/ops" : "/customer";
  await container.resolve<RealtimeService>(REALTIME_MODULE).endSessions(namespace, event.data.id);
}

export const config: SubscriberConfig = {
  event: [UserWorkflowEvents.DELETED, CustomerWorkflowEvents.DELETED],
  context: { subscriberId: "realtime-account-deleted" },
};
