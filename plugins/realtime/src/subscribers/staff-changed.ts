import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { STAFF_CHANGED_EVENT, staffChangedSchema } from "@quickdash/dark-stores/contract";
import { rooms } from "../contract";
import { REALTIME_MODULE, type RealtimeService } from "../modules/realtime";

/** Ends the connections of staff who are no longer active; others hear of the stores they work in now. */
export default async function followStaffChange({ event, container }: SubscriberArgs<unknown>): Promise<void> {
  const { staff_id, status, dark_store_ids, former_dark_store_ids } = staffChangedSchema.parse(event.data);
  const realtime = container.resolve<RealtimeService>(REALTIME_MODULE);
  if (status !== "active") {
    return realtime.endSessions("/staff", staff_id);
  }
  const left = former_dark_store_ids.filter((id) => !dark_store_ids.includes(id));
  await realtime.moveSessions("/staff", staff_id, {
    leave: left.map(rooms.store),
    join: dark_store_ids.map(rooms.store),
  });
}

export const config: SubscriberConfig = {
  event: STAFF_CHANGED_EVENT,
  context: { subscriberId: "realtime-staff-changed" },
};
