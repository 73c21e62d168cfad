import type { IEventBusModuleService, Logger } from "@medusajs/framework/types";
import { InjectManager, MedusaContext, Modules } from "@medusajs/framework/utils";
import type { Redis } from "ioredis";
import type { LocationAnswer, Point } from "../../../contract";
import { ingestLocation, setSuspended, setTrackedOrders } from "../../../locations";
import { ArrivalAnnouncer } from "./arrival-announcer";
import { connectRedis } from "../connect-redis";
import { LocationWriter, type LocationBatch } from "../location-writer";
import { thinTrack } from "../policies/thin-track";
import { countTrack } from "../queries/count-track.sql";
import { deleteOldLegs } from "../queries/delete-old-legs.sql";
import { deleteOldOffers } from "../queries/delete-old-offers.sql";
import { deleteOldTrackPoints } from "../queries/delete-old-track-points.sql";
import { findLocation } from "../queries/find-location.sql";
import type { KnownLocation } from "../queries/find-location.sql";
import { insertTrackPoints } from "../queries/insert-track-points.sql";
import { listTrack, type TrackPoint } from "../queries/list-track.sql";
import { listTrackedRiders, type TrackedRider } from "../queries/list-tracked-riders.sql";
import { markArrivals, type Arrival } from "../queries/mark-arrivals.sql";
import { upsertLocations } from "../queries/upsert-locations.sql";
import { database, ROUND_LIMIT } from "../services/shared";
import type { Database } from "../services/shared";
import { DocumentsService } from "./documents-service";

/** Rows deleted in one statement, and statements in one run: what is left waits for the next run. */
const DELETE_BATCH = 10_000;
const MAX_DELETE_ROUNDS = 200;
/** Twice the history that the pace of a store is measured by. */
const KEEP_LEGS_DAYS = 60;
const KEEP_OFFERS_DAYS = 90;

/** What Medusa registers for every module; the event bus is looked up when it is needed. */
type Container = { logger: Logger; [Modules.EVENT_BUS]?: IEventBusModuleService };

const DAY_MS = 24 * 60 * 60_000;
/** Far longer than a round of the repair job takes to come again. */
const REPAIR_WINDOW_MS = 30 * 60_000;

/** Where riders are: live in Redis, kept in PostGIS. */
export class LocationsService extends DocumentsService {
  private readonly logger: Logger;
  private readonly writesLocations: boolean;
  private connection: Redis | null = null;
  private writer: LocationWriter | null = null;
  private repairedOnce = false;
  private readonly announcer: ArrivalAnnouncer;

  constructor(container: Container, options: unknown, declaration?: { worker_mode?: string }) {
    super(container, options, declaration);
    this.logger = container.logger;
    this.announcer = new ArrivalAnnouncer(async (events) => {
      await container[Modules.EVENT_BUS]?.emit(events);
    }, this.logger);
    this.writesLocations = declaration?.worker_mode !== "server";
  }

  /** Called by Medusa: positions are written to PostGIS by workers, from start to shutdown. */
  readonly __hooks = {
    onApplicationStart: (): Promise<void> => {
      if (this.writesLocations) {
        const write = async (batch: LocationBatch) => void (await this.writeLocations(batch));
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

  /**
   * Writes what riders sent: the newest position of each, the tracks of their deliveries, and who has arrived, which is
   * announced. Safe to repeat: older points never replace newer ones, a track has a point once, an arrival happens once.
   */
  @InjectManager()
  async writeLocations({ points, newest }: LocationBatch, @MedusaContext() context: Database = {}): Promise<Arrival[]> {
    const db = database(context);
    const { arrival_radius_m, thin_every_ms, thin_every_m, max_delivery_ms } = this.options.tracks;
    await upsertLocations(db, newest);
    const thinning = { every_ms: thin_every_ms, every_m: thin_every_m };
    await insertTrackPoints(db, { rows: thinTrack(points, thinning), max_delivery_ms, ...thinning });
    const arrivals = await markArrivals(db, { rows: points, radius_m: arrival_radius_m });
    await this.announcer.announce(arrivals);
    return arrivals;
  }

  /** One page of a delivery's track in the order of time, and how many points it has. */
  @InjectManager()
  async readTrack(
    input: { delivery_id: string; limit: number; offset: number },
    @MedusaContext() context: Database = {},
  ): Promise<{ track: TrackPoint[]; count: number }> {
    const db = database(context);
    const [track, [counted]] = await Promise.all([listTrack(db, input), countTrack(db, input)]);
    return { track, count: counted?.count ?? 0 };
  }

  /** Deletes tracks, rides and unanswered offers that are kept no longer, in statements of a limited size; answers how many. */
  @InjectManager()
  async deleteOldRecords(
    @MedusaContext() context: Database = {},
  ): Promise<{ track_points: number; legs: number; offers: number }> {
    const db = database(context);
    return {
      track_points: await deleteInRounds((limit) =>
        deleteOldTrackPoints(db, { keep_days: this.options.tracks.keep_days, limit }),
      ),
      legs: await deleteInRounds((limit) => deleteOldLegs(db, { keep_days: KEEP_LEGS_DAYS, limit })),
      offers: await deleteInRounds((limit) => deleteOldOffers(db, { keep_days: KEEP_OFFERS_DAYS, limit })),
    };
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

  /** Brings what these riders' positions are broadcast for in line with their deliveries. */
  @InjectManager()
  async syncTrackedOrders(rider_ids: string[], @MedusaContext() context: Database = {}): Promise<void> {
    await this.setTracked(await listTrackedRiders(database(context), { rider_ids }));
  }

  /**
   * The same for every rider who carries something or did until lately, so that nothing that was missed stays: of the last
   * day at the first call of a process, which may have been away for long.
   */
  @InjectManager()
  async repairTrackedOrders(@MedusaContext() context: Database = {}): Promise<void> {
    const changed_since_ms = this.repairedOnce ? REPAIR_WINDOW_MS : DAY_MS;
    for (let after: string | undefined = ""; after !== undefined;) {
      const search = { rider_ids: null, changed_since_ms, after, limit: ROUND_LIMIT };
      const riders: TrackedRider[] = await listTrackedRiders(database(context), search);
      await this.setTracked(riders);
      after = riders.length === ROUND_LIMIT ? riders.at(-1)?.rider_id : undefined;
    }
    this.repairedOnce = true;
  }

  private async setTracked(riders: readonly TrackedRider[]): Promise<void> {
    await Promise.all(riders.map(({ rider_id, ...tracked }) => setTrackedOrders(this.redis, rider_id, tracked)));
  }

  private get redis(): Redis {
    this.connection ??= this.connect();
    return this.connection;
  }

  private connect(): Redis {
    return connectRedis(this.options.redisUrl, ({ message }) => this.logger.warn(`rider-delivery: Redis: ${message}`));
  }
}

/** Repeats a deletion until nothing old is left, or the round's time is up; what is left waits for the next run. */
async function deleteInRounds(deleteSome: (limit: number) => Promise<{ deleted: number }[]>): Promise<number> {
  let deleted = 0;
  for (let round = 0; round < MAX_DELETE_ROUNDS; round++) {
    const [answer] = await deleteSome(DELETE_BATCH);
    deleted += answer?.deleted ?? 0;
    if ((answer?.deleted ?? 0) < DELETE_BATCH) break;
  }
  return deleted;
}
