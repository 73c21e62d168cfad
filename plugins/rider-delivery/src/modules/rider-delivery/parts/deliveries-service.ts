import { InjectManager, MedusaContext } from "@medusajs/framework/utils";
import { Refusal } from "@quickdash/dark-stores/contract";
import { earningFor } from "../policies/earnings";
import { changeDeliveryStatus } from "../queries/change-delivery-status.sql";
import type { StatusChange } from "../queries/change-delivery-status.sql";
import { claimCodeTry } from "../queries/claim-code-try.sql";
import { clearCodeTries } from "../queries/clear-code-tries.sql";
import { confirmBagBack } from "../queries/confirm-bag-back.sql";
import { insertDelivery } from "../queries/insert-delivery.sql";
import type { NewDelivery } from "../queries/insert-delivery.sql";
import { markReady } from "../queries/mark-ready.sql";
import { listBagsOnRoad, type BagOnRoad } from "../queries/list-bags-on-road.sql";
import { measureDistance } from "../queries/measure-distance.sql";
import type { Settlement } from "../queries/settle-delivery.sql";
import { reassignOnce } from "../services/reassign";
import type { Reassignment } from "../services/reassign";
import { retryOnce } from "../services/retry-delivery";
import { settleDeliveryOnce, unsettleDeliveryOnce } from "../services/settle-delivery";
import { database, newId } from "../services/shared";
import type { Database } from "../services/shared";
import { EtasService } from "./etas-service";

/** Deliveries from open to handed over. */
export class DeliveriesService extends EtasService {
  /** Opens the delivery of an order, priced by distance; null when the order has one already. */
  @InjectManager()
  async openDelivery(
    order: Omit<NewDelivery, "id" | "event_id" | "distance_m" | "earning" | "earning_for_distance">,
    @MedusaContext() context: Database = {},
  ): Promise<{ id: string } | null> {
    const db = database(context);
    const from = { latitude: order.pickup_latitude, longitude: order.pickup_longitude };
    const to = { latitude: order.drop_latitude, longitude: order.drop_longitude };
    const distance_m = Math.round((await measureDistance(db, from, to))[0]?.distance_m ?? 0);
    const pay = earningFor(distance_m, this.options.earnings);
    const ids = { id: newId("dlv"), event_id: newId("devt") };
    const [opened] = await insertDelivery(db, { ...order, ...ids, distance_m, ...pay });
    return opened ?? null;
  }

  /** Records that an order is packed, and the cash it comes to; does nothing once it is picked up. */
  @InjectManager()
  async markReady(
    order: { order_id: string; ready_at: Date; cash_to_collect: number },
    @MedusaContext() context: Database = {},
  ): Promise<void> {
    await markReady(database(context), order);
  }

  /** Moves a delivery when it is in one of `from`; null when it is not, or not with the expected rider. */
  @InjectManager()
  async moveDelivery(
    change: Omit<StatusChange, "event_id">,
    @MedusaContext() context: Database = {},
  ): Promise<{ id: string; from_status: string; from_rider_id: string | null } | null> {
    const [moved] = await changeDeliveryStatus(database(context), { ...change, event_id: newId("devt") });
    return moved ?? null;
  }

  /** Uses up one try at a delivery's code and compares; refuses `wrong_code` and, after too many, `too_many_tries`. */
  @InjectManager()
  async checkCode(
    input: { delivery_id: string; given: string; expected: string },
    @MedusaContext() context: Database = {},
  ): Promise<void> {
    const { max_wrong, lock_ms } = this.options.codes;
    const { delivery_id, given, expected } = input;
    const db = database(context);
    const [claimed] = await claimCodeTry(db, { delivery_id, max_tries: max_wrong, lock_ms });
    if (!claimed) {
      const details = { retry_after_seconds: Math.ceil(lock_ms / 1000) };
      throw new Refusal("rate_limited", "too_many_tries", "Too many wrong codes: wait, or call operations.", details);
    }
    if (given !== expected) {
      const details = { tries_left: Math.max(0, max_wrong - claimed.tries) };
      throw new Refusal("invalid_data", "wrong_code", "The code is wrong: ask for it again.", details);
    }
    await clearCodeTries(db, { delivery_id });
  }

  /** Hands a picked-up delivery over, pays the rider and books the cash; false when it is not picked up by this rider. */
  @InjectManager()
  async settleDelivery(
    input: Omit<Settlement, "event_id" | "earning_id" | "cash_entry_id">,
    @MedusaContext() context: Database = {},
  ): Promise<boolean> {
    const ids = { event_id: newId("devt"), earning_id: newId("rearn"), cash_entry_id: newId("rcash") };
    return settleDeliveryOnce(database(context), { ...input, ...ids }, this.options.earnings.incentives);
  }

  /** Takes a hand-over back, with what it paid and the cash; does nothing when there is none. */
  @InjectManager()
  async unsettleDelivery(
    input: { delivery_id: string; rider_id: string },
    @MedusaContext() context: Database = {},
  ): Promise<void> {
    await unsettleDeliveryOnce(database(context), { ...input, event_id: newId("devt") });
  }

  /** Notes that the bag of a failed or cancelled delivery is back in its store, and pays the attempt; null when none is on its way. */
  @InjectManager()
  async confirmBagBack(
    input: { delivery_id?: string; order_id?: string; actor_type: string; actor_id: string | null },
    @MedusaContext() context: Database = {},
  ): Promise<{ id: string; rider_id: string } | null> {
    const { delivery_id = "", order_id = "", ...actor } = input;
    const { attempt_share } = this.options.earnings;
    const ids = { event_id: newId("devt"), earning_id: newId("rearn") };
    return (
      (await confirmBagBack(database(context), { delivery_id, order_id, ...actor, ...ids, attempt_share }))[0] ?? null
    );
  }

  /** Bags on their way back to the store, longest waiting first. */
  @InjectManager()
  async listBagsOnRoad(limit: number, @MedusaContext() context: Database = {}): Promise<BagOnRoad[]> {
    return listBagsOnRoad(database(context), { limit });
  }

  /** Sends the rider who has the bag of a failed attempt to the door again; refuses `no_bag_on_road`. */
  @InjectManager()
  async retryDelivery(
    input: { delivery_id: string; actor_id: string },
    @MedusaContext() context: Database = {},
  ): Promise<{ rider_id: string }> {
    return retryOnce(database(context), input);
  }

  /** Gives a delivery to another rider, or back to the open ones; see `reassignOnce` for the refusals. */
  @InjectManager()
  async reassignDelivery(
    input: { delivery_id: string; rider_id: string | null; actor_id: string },
    @MedusaContext() context: Database = {},
  ): Promise<Reassignment> {
    return reassignOnce(database(context), input);
  }
}
