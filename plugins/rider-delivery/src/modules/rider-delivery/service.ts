import { InjectManager, MedusaContext } from "@medusajs/framework/utils";
import type { StoreDispatch, StoreDispatchBody } from "../../contract";
import { dispatchRulesOf } from "./options";
import type { ExpectedOrder } from "./policies/assign";
import { settingsOf } from "./policies/store-settings";
import { declineOffer } from "./queries/decline-offer.sql";
import { expireOffers } from "./queries/expire-offers.sql";
import type { OfferAnnouncement } from "./queries/insert-offers.sql";
import { raiseAlerts } from "./queries/raise-alerts.sql";
import type { RaisedAlert } from "./queries/raise-alerts.sql";
import { resolveAlerts } from "./queries/resolve-alerts.sql";
import { upsertStoreDispatch } from "./queries/upsert-store-dispatch.sql";
import { withdrawOffers } from "./queries/withdraw-offers.sql";
import { acceptOfferOnce } from "./services/accept-offer";
import type { Acceptance } from "./services/accept-offer";
import { assignDeliveries } from "./services/assign-deliveries";
import type { AssignmentRound } from "./services/assign-deliveries";
import { makeOffers } from "./services/make-offers";
import { releaseSilentRiders } from "./services/release-silent-riders";
import type { ReleasedDelivery } from "./services/release-silent-riders";
import { database, newId, ROUND_LIMIT } from "./services/shared";
import type { Database, Withdrawn } from "./services/shared";
import { DeliveriesService } from "./parts/deliveries-service";

/** Riders, their shifts and positions, and every delivery from open to handed over; here, how deliveries find their riders. */
export default class RiderDeliveryService extends DeliveriesService {
  /** Makes the offers that open deliveries still want. */
  @InjectManager()
  async offerOpenDeliveries(@MedusaContext() context: Database = {}): Promise<OfferAnnouncement[]> {
    return makeOffers(database(context), dispatchRulesOf(this.options), Date.now(), this.noteFailure);
  }

  /** One round of mode `assign`; `expected` are orders that are still being packed. */
  @InjectManager()
  async assignOpenDeliveries(
    expected: ExpectedOrder[],
    @MedusaContext() context: Database = {},
  ): Promise<AssignmentRound> {
    return assignDeliveries(database(context), dispatchRulesOf(this.options), expected, Date.now(), this.noteFailure);
  }

  /** How a store's deliveries find their riders: what it has set, and the options for the rest. */
  async readStoreDispatch(dark_store_id: string): Promise<StoreDispatch> {
    const [set] = await this.listStoreDispatches({ dark_store_id }, { take: 1 });
    return settingsOf(dark_store_id, set, this.options.dispatch);
  }

  /** The same of several stores. */
  async readStoreDispatches(dark_store_ids: string[]): Promise<StoreDispatch[]> {
    if (dark_store_ids.length === 0) return [];
    const rows = await this.listStoreDispatches({ dark_store_id: dark_store_ids }, { take: dark_store_ids.length });
    const set = new Map(rows.map((row) => [row.dark_store_id, row]));
    return dark_store_ids.map((id) => settingsOf(id, set.get(id), this.options.dispatch));
  }

  /** Sets how a store's deliveries find their riders; what is absent stays. */
  @InjectManager()
  async setStoreDispatch(
    input: { dark_store_id: string } & StoreDispatchBody,
    @MedusaContext() context: Database = {},
  ): Promise<StoreDispatch> {
    const [set] = await upsertStoreDispatch(database(context), { id: newId("sdisp"), ...input });
    return settingsOf(input.dark_store_id, set, this.options.dispatch);
  }

  /** Takes what is not picked up from riders of whom nothing is heard. */
  @InjectManager()
  async releaseSilentRiders(@MedusaContext() context: Database = {}): Promise<ReleasedDelivery[]> {
    const { silent_after_ms } = this.options.dispatch;
    return releaseSilentRiders(database(context), { silent_after_ms, limit: ROUND_LIMIT });
  }

  /** Ends alerts whose reason is over and raises new ones; answers the new ones. */
  @InjectManager()
  async alertOperations(@MedusaContext() context: Database = {}): Promise<RaisedAlert[]> {
    const { silent_after_ms, alert_after_rounds, offer_ttl_ms } = this.options.dispatch;
    await resolveAlerts(database(context), { silent_after_ms });
    return raiseAlerts(database(context), { alert_after_rounds, offer_ttl_ms, silent_after_ms, limit: ROUND_LIMIT });
  }

  /** Ends offers whose time is over. */
  @InjectManager()
  async expireDueOffers(@MedusaContext() context: Database = {}): Promise<Withdrawn[]> {
    return expireOffers(database(context), { limit: ROUND_LIMIT });
  }

  /** Accepts an offer for a rider; of any number at once exactly one wins. See `acceptOfferOnce` for the refusals. */
  @InjectManager()
  async acceptOffer(
    input: { offer_id: string; rider_id: string },
    @MedusaContext() context: Database = {},
  ): Promise<Acceptance> {
    return acceptOfferOnce(database(context), input);
  }

  /** Declines an open offer; false when it was not open any more. */
  @InjectManager()
  async declineOffer(
    input: { offer_id: string; rider_id: string },
    @MedusaContext() context: Database = {},
  ): Promise<boolean> {
    return (await declineOffer(database(context), input)).length > 0;
  }

  /** Ends the open offers of a delivery. */
  @InjectManager()
  async withdrawOffersOf(
    delivery_id: string,
    reason: "taken" | "cancelled",
    @MedusaContext() context: Database = {},
  ): Promise<Withdrawn[]> {
    return withdrawOffers(database(context), { delivery_ids: [delivery_id], rider_ids: [], reason });
  }
}
