import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import type { Logger } from "@medusajs/framework/types";
import { Redis } from "ioredis";

/** How long a page is kept when nothing changes. */
export const PAGE_TTL_SECONDS = 30;
/** Edition marks outlive pages by far; one that is gone is made anew, and with it goes what it marked. */
const EDITION_TTL_SECONDS = 24 * 60 * 60;
/** A page that takes longer to fetch than to read from the database is no help. */
const COMMAND_TIMEOUT_MS = 250;
/** Pages are given out only while changes are known to be heard of at least this often. */
const HEARD_WITHIN_MS = 1000;
/** What one process puts into the cache within the life of a page: a flood of odd requests must not fill Redis. */
const BYTES_PER_LIFE = 128 * 1024 * 1024;
const LOG_EVERY_MS = 60_000;

const PREFIX = "quickdash:assortment:";
const CATALOGUE_EDITION = `${PREFIX}edition:catalogue`;
const editionOf = (darkStoreId: string): string => `${PREFIX}edition:${darkStoreId}`;

/*
 * One round trip: the page of the current edition, or which edition a page read now belongs to. An edition is a mark
 * that every change replaces, so a page that was read before a change can never be given out after it.
 */
const LOOK_UP = `
  local editions = redis.call('MGET', KEYS[1], KEYS[2])
  for i = 1, 2 do
    if not editions[i] then
      editions[i] = ARGV[1] .. i
      redis.call('SET', KEYS[i], editions[i], 'EX', ARGV[2])
    end
  end
  local edition = editions[1] .. '.' .. editions[2]
  return {edition, redis.call('GET', KEYS[3] .. edition)}`;

interface CacheRedis extends Redis {
  /** Pages pass through as bytes: they go out as they came in. */
  lookUpPageBuffer(
    numberOfKeys: number,
    store: string,
    catalogue: string,
    page: string,
    mark: string,
    ttl: number,
  ): Promise<[edition: Buffer, page: Buffer | null]>;
}

/** Redis did not take in that pages are out of date. */
export class UnannouncedError extends Error {}

/** A place for a page in the cache: what is there, and where a page that was read now may be put. */
export interface PagePlace {
  page: Buffer | null;
  key: string | null;
}

const NOWHERE: PagePlace = { page: null, key: null };

/**
 * Pages of stores in Redis. Everything about it may fail: then pages are read from the database, only slower.
 * What it gives out is never older than the last change that was heard of, and it gives out nothing while changes are
 * not being heard of.
 */
export class PageCache {
  private connection: CacheRedis | null = null;
  private heardAt = 0;
  private spent = { life: 0, bytes: 0 };
  private loggedAt = 0;

  constructor(
    private readonly redisUrl: string | undefined,
    private readonly logger: Logger,
    private readonly bytesPerLife = BYTES_PER_LIFE,
  ) {}

  /** To be told whenever every change up to now is known to have been announced. */
  hear(): void {
    this.heardAt = Date.now();
  }

  /** The page of a store for a request, or where to put it. */
  async lookUp(darkStoreId: string, request: string): Promise<PagePlace> {
    const redis = this.redis();
    if (!redis || Date.now() - this.heardAt > HEARD_WITHIN_MS) {
      return NOWHERE;
    }
    const prefix = `${PREFIX}page:${darkStoreId}:${createHash("sha1").update(request).digest("base64url")}:`;
    try {
      const [edition, page] = await redis.lookUpPageBuffer(
        3,
        editionOf(darkStoreId),
        CATALOGUE_EDITION,
        prefix,
        randomUUID(),
        EDITION_TTL_SECONDS,
      );
      return { page, key: prefix + edition.toString() };
    } catch (error) {
      this.complain(error);
      return NOWHERE;
    }
  }

  /** Keeps a page where {@link lookUp} said, for at most 30 seconds or `until`. */
  async keep(place: PagePlace, page: Buffer, until?: Date | null): Promise<void> {
    const seconds = until ? Math.floor((until.getTime() - Date.now()) / 1000) : PAGE_TTL_SECONDS;
    const redis = this.redis();
    if (!redis || place.key === null || seconds < 1 || !this.spend(page.length)) {
      return;
    }
    try {
      await redis.set(place.key, page, "EX", Math.min(seconds, PAGE_TTL_SECONDS));
    } catch (error) {
      this.complain(error);
    }
  }

  /** Makes every page of these stores, or with the catalogue of all stores, out of date. Fails when Redis does. */
  async forget(change: { dark_store_ids: string[]; catalogue_changed: boolean }): Promise<void> {
    const redis = this.redis();
    const editions = [
      ...change.dark_store_ids.map(editionOf),
      ...(change.catalogue_changed ? [CATALOGUE_EDITION] : []),
    ];
    if (!redis || editions.length === 0) {
      return;
    }
    try {
      await this.connected(redis);
      const mark = randomUUID();
      const pipeline = redis.pipeline();
      editions.forEach((edition) => pipeline.set(edition, mark, "EX", EDITION_TTL_SECONDS));
      const failed = (await pipeline.exec())?.find(([error]) => error !== null);
      if (failed?.[0]) {
        throw failed[0];
      }
    } catch (error) {
      this.complain(error);
      throw new UnannouncedError("The cache of pages was not told of a change.");
    }
  }

  /** Ends the connection. */
  close(): void {
    this.connection?.disconnect();
  }

  /** A connection that is still being made is waited for, for as long as a command may take. */
  private async connected(redis: CacheRedis): Promise<void> {
    if (redis.status !== "ready") {
      await once(redis, "ready", { signal: AbortSignal.timeout(COMMAND_TIMEOUT_MS) });
    }
  }

  /** Whether so many more bytes may be kept now. */
  private spend(bytes: number): boolean {
    const life = Math.floor(Date.now() / (PAGE_TTL_SECONDS * 1000));
    if (life !== this.spent.life) {
      this.spent = { life, bytes: 0 };
    }
    this.spent.bytes += bytes;
    return this.spent.bytes <= this.bytesPerLife;
  }

  /** Connected when the first page is asked for: commands that only load the application need none. */
  private redis(): CacheRedis | null {
    if (this.redisUrl === undefined || this.connection) {
      return this.connection;
    }
    const redis = new Redis(this.redisUrl, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: COMMAND_TIMEOUT_MS,
      scripts: { lookUpPage: { lua: LOOK_UP } },
    });
    redis.on("error", (error) => this.complain(error));
    this.connection = redis as CacheRedis;
    return this.connection;
  }

  private complain(error: unknown): void {
    const now = Date.now();
    if (now - this.loggedAt > LOG_EVERY_MS) {
      this.loggedAt = now;
      this.logger.warn(`Pages are read from the database, the cache does not answer: ${(error as Error).message}`);
    }
  }
}
