import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { ROLE_CHANGED_EVENT, roleChangedSchema } from "@quickdash/operators/contract";
import { readAccess } from "../api/read-access";
import { REALTIME_MODULE, type RealtimeService } from "../modules/realtime";

/** Ends the connections of an operator whose new role hears nothing of deliveries. */
export default async function endOperatorSessions({ event, container }: SubscriberArgs<unknown>): Promise<void> {
  const { user_id } = roleChangedSchema.parse(event.data);
  const mayListen = await readAccess(container, "user", user_id).then(
    () => true,
    () => false,
  );
  if (!mayListen) {
    await container.resolve<RealtimeService>(REALTIME_MODULE).endSessions("/ops", user_id);
  }
}

export const config: SubscriberConfig = {
  event: ROLE_CHANGED_EVENT,
  context: { subscriberId: "realtime-operator-role-changed" },
};
