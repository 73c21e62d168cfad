import type { Context, Logger } from "@medusajs/framework/types";
import type { Knex, SqlEntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId, InjectManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import { Refusal } from "@quickdash/dark-stores/contract";
import { Redis } from "ioredis";
import type { LocationAnswer, Point } from "../../contract";
import { ingestLocation, setSuspended, setTrackedOrders } from "../../locations";
import { LocationWriter, type LocationRow } from "./location-writer";
import Delivery from "./models/delivery";
import DeliveryEvent from "./models/delivery-event";
import DeliveryOffer from "./models/delivery-offer";
import Rider from "./models/rider";
import RiderCashEntry from "./models/rider-cash-entry";
import RiderEarning from "./models/rider-earning";
import RiderShift from "./models/rider-shift";
import { readOptions } from "./options";
import type { RiderDeliveryOptions } from "./options";
import { earningFor } from "./policies/earnings";
import { changeDeliveryStatus } from "./queries/change-delivery-status.sql";
import type { StatusChange } from "./queries/change-delivery-status.sql";
import { claimCodeTry } from "./queries/claim-code-try.sql";
import { clearCodeTries } from "./queries/clear-code-tries.sql";
import { declineOffer } from "./queries/decline-offer.sql";
import { expireOffers } from "./queries/expire-offers.sql";
import { findLocation } from "./queries/find-location.sql";
import type { KnownLocation } from "./queries/find-location.sql";
import { insertDelivery } from "./queries/insert-delivery.sql";
import type { NewDelivery } from "./queries/insert-delivery.sql";
import type { OfferAnnouncement } from "./queries/insert-offers.sql";
import { listTrackedRiders } from "./queries/list-tracked-riders.sql";
import { measureDistance } from "./queries/measure-distance.sql";
import { openShift } from "./queries/open-shift.sql";
import { settleDelivery } from "./queries/settle-delivery.sql";
import { sumCash } from "./queries/sum-cash.sql";
import { sumEarnings } from "./queries/sum-earnings.sql";
import { unsettleDelivery } from "./queries/unsettle-delivery.sql";
import { upsertLocations } from "./queries/upsert-locations.sql";
import { withdrawOffers } from "./queries/withdraw-offers.sql";
import { acceptOfferOnce } from "./services/accept-offer";
import type { Acceptance } from "./services/accept-offer";
import { endShiftOnce } from "./services/end-shift";
import { makeOffers } from "./services/make-offers";
import { reassignOnce } from "./services/reassign";
import type { Reassignment } from "./services/reassign";
import { suspendOnce } from "./services/suspend-rider";

type Database = Context<SqlEntityManager>;
type Withdrawn = { id: string; rider_id: string };

/** Offers expired and riders synchronised in one round; more wait for the next round. */
const ROUND_LIMIT = 1000;

const newId = (prefix: string): string => generateEntityId(undefined, prefix);

/** Riders, their shifts and positions, and every delivery from open to handed over. */
export default class RiderDeliveryService extends MedusaService({
  Rider,
  RiderShift,
  Delivery,
  DeliveryOffer,
  DeliveryEvent,
  RiderEarning,
  RiderCashEntry,
}) {
  readonly options: RiderDeliveryOptions;
  private readonly logger: Logger;
  private readonly writesLocations: boolean;
  private connection: Redis | null = null;
  private writer: LocationWriter | null = null;

  constructor(container: { logger: Logger }, options: unknown, declaration?: { worker_mode?: string }) {
    super(container, options, declaration);
    this.options = readOptions(options);
    this.logger = container.logger;
    this.writesLocations = declaration?.worker_mode !== "server";
  }

  /** Called by Medusa: positions are written to PostGIS by workers, from start to shutdown. */
  readonly __hooks = {
    onApplicationStart: (): Promise<void> => {
      if (this.writesLocations) {
        const write = (rows: LocationRow[]) => this.writeLocations(rows);
        this.writer = new LocationWriter(this.connect(), write, this.logger);
        this.writer.start();
      }
      return Promise.resolve();
    },
    onApplicationPrepareShutdown: async (): Promise<void> => {
      await this.writer?.stop();
    },
    onApplicationShutdown: (): Promise<void> => {
      this.connection?.disconnect();
      return Promise.resolve();
    },
  };

  /** Takes a rider's position over HTTP by the same rules as the socket. */
  ingestLocation(rider_id: string, input: unknown): Promise<LocationAnswer> {
    return ingestLocation(this.redis, rider_id, input);
  }

  /** Forbids or allows a rider's positions everywhere at once. */
  setLocationsAllowed(rider_id: string, allowed: boolean): Promise<void> {
    return setSuspended(this.redis, rider_id, !allowed);
  }

  /** Writes newest positions; older points never replace newer ones. */
  @InjectManager()
  async writeLocations(rows: LocationRow[], @MedusaContext() context: Database = {}): Promise<void> {
    await upsertLocations(database(context), rows);
  }

  /** Where a rider was last, and how far from a point; null when never seen. */
  @InjectManager()
  async findRiderLocation(
    rider_id: string,
    from: Point,
    @MedusaContext() context: Database = {},
  ): Promise<KnownLocation | null> {
    const [location] = await findLocation(database(context), { rider_id, ...from });
    return location ?? null;
  }

  /** Brings what positions are broadcast for in line with the deliveries; null means every rider who carries something. */
  @InjectManager()
  async syncTrackedOrders(rider_ids: string[] | null, @MedusaContext() context: Database = {}): Promise<void> {
    const tracked = await listTrackedRiders(database(context), { rider_ids, limit: ROUND_LIMIT });
    await Promise.all(tracked.map(({ rider_id, ...rest }) => setTrackedOrders(this.redis, rider_id, rest)));
  }

  /** Opens the delivery of an order, priced by distance; null when the order has one already. */
  @InjectManager()
  async openDelivery(
    order: Omit<NewDelivery, "id" | "event_id" | "distance_m" | "earning">,
    @MedusaContext() context: Database = {},
  ): Promise<{ id: string } | null> {
    const db = database(context);
    const from = { latitude: order.pickup_latitude, longitude: order.pickup_longitude };
    const to = { latitude: order.drop_latitude, longitude: order.drop_longitude };
    const distance_m = Math.round((await measureDistance(db, from, to))[0]?.distance_m ?? 0);
    const earning = earningFor(distance_m, this.options.earnings);
    const ids = { id: newId("dlv"), event_id: newId("devt") };
    const [opened] = await insertDelivery(db, { ...order, ...ids, distance_m, earning });
    return opened ?? null;
  }

  /** Makes the offers that open deliveries still want. */
  @InjectManager()
  async offerOpenDeliveries(@MedusaContext() context: Database = {}): Promise<OfferAnnouncement[]> {
    return makeOffers(database(context), this.options.dispatch, Date.now());
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
    return withdrawOffers(database(context), { delivery_id, rider_id: null, reason });
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
    input: { delivery_id: string; rider_id: string; cash_collected: number },
    @MedusaContext() context: Database = {},
  ): Promise<boolean> {
    const ids = { event_id: newId("devt"), earning_id: newId("rearn"), cash_entry_id: newId("rcash") };
    return (await settleDelivery(database(context), { ...input, ...ids })).length > 0;
  }

  /** Takes a hand-over back, with earning and cash; does nothing when there is none. */
  @InjectManager()
  async unsettleDelivery(delivery_id: string, @MedusaContext() context: Database = {}): Promise<void> {
    await unsettleDelivery(database(context), { delivery_id, event_id: newId("devt") });
  }

  /** Starts a shift; false when the rider is on shift already. */
  @InjectManager()
  async startShift(rider_id: string, @MedusaContext() context: Database = {}): Promise<boolean> {
    return (await openShift(database(context), { id: newId("rshift"), rider_id })).length > 0;
  }

  /** Ends the open shift; refuses `not_on_shift` and `delivery_unfinished`. */
  @InjectManager()
  async endShift(
    rider_id: string,
    @MedusaContext() context: Database = {},
  ): Promise<{ shift_id: string; withdrawn: Withdrawn[] }> {
    return endShiftOnce(database(context), { rider_id });
  }

  /** Takes a suspended rider off the road; answers the deliveries given back and the offers withdrawn. */
  @InjectManager()
  async takeOffRoad(
    input: { rider_id: string; actor_id: string },
    @MedusaContext() context: Database = {},
  ): Promise<{ released: string[]; withdrawn: Withdrawn[] }> {
    return suspendOnce(database(context), input);
  }

  /** Gives a delivery to another rider, or back to the open ones; see `reassignOnce` for the refusals. */
  @InjectManager()
  async reassignDelivery(
    input: { delivery_id: string; rider_id: string | null; actor_id: string },
    @MedusaContext() context: Database = {},
  ): Promise<Reassignment> {
    return reassignOnce(database(context), input);
  }

  /** Rupees earned in `[from, to)`. */
  @InjectManager()
  async sumEarnings(
    input: { rider_id: string; from: Date | null; to: Date | null },
    @MedusaContext() context: Database = {},
  ): Promise<number> {
    return (await sumEarnings(database(context), input))[0]?.total ?? 0;
  }

  /** Rupees in cash that the rider holds. */
  @InjectManager()
  async sumCash(rider_id: string, @MedusaContext() context: Database = {}): Promise<number> {
    return (await sumCash(database(context), { rider_id }))[0]?.balance ?? 0;
  }

  private get redis(): Redis {
    this.connection ??= this.connect();
    return this.connection;
  }

  private connect(): Redis {
    const redis = new Redis(this.options.redisUrl);
    redis.on("error", (error: Error) => this.logger.warn(`rider-delivery: Redis: ${error.message}`));
    return redis;
  }
}

function database(context: Database): Knex {
  if (!context.manager) throw new Error("rider-delivery: called outside a manager's context");
  return context.manager.getKnex();
}
