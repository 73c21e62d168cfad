import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Redis } from "ioredis";
import { LOCATION_STREAM } from "../../locations";

const GROUP = "postgis";
const BATCH = 1000;
const BLOCK_MS = 1000;
/** Positions wait this long for company, so that one statement writes many. */
const GATHER_MS = 400;
const RETRY_MS = 1000;
/** A batch that a dead writer took is taken over after this long. */
const ABANDONED_MS = 10_000;
const TAKE_OVER_EVERY_MS = 5_000;

/** One rider's position as it is written. */
export type LocationRow = {
  rider_id: string;
  latitude: number;
  longitude: number;
  accuracy_m: number | null;
  heading: number | null;
  speed_mps: number | null;
  recorded_at: string;
};

/** What a writer has read: every point, and of each rider the newest one. */
export type LocationBatch = { points: LocationRow[]; newest: LocationRow[] };

type Entry = [id: string, fields: string[] | null];

type Logger = { warn(message: string): void };

/**
 * Moves positions from the Redis stream to PostGIS, within a second of their arrival.
 * Any number may run; an entry is acknowledged only after it is written, and a dead writer's entries are taken over.
 */
export class LocationWriter {
  private readonly consumer = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  private running: Promise<void> | null = null;
  private stopping = false;
  private tookOverAt = 0;

  /** `redis` must be the writer's own connection: reading blocks it. */
  constructor(
    private readonly redis: Redis,
    private readonly write: (batch: LocationBatch) => Promise<void>,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Finishes the batch at hand and leaves the group, unless something of it is still to be written. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
    this.redis.disconnect();
  }

  private async run(): Promise<void> {
    let warned = false;
    while (!this.stopping) {
      try {
        await this.drainOnce();
        warned = false;
      } catch (error) {
        if (!warned) this.logger.warn(`rider locations are not being written: ${(error as Error).message}`);
        warned = true;
        this.tookOverAt = 0;
        await sleep(RETRY_MS);
      }
    }
    await this.leaveGroup().catch(() => undefined);
  }

  /** A consumer that leaves takes its unacknowledged entries out of the group; one that stays has them taken over. */
  private async leaveGroup(): Promise<void> {
    const unwritten = await this.redis.xpending(LOCATION_STREAM, GROUP, "-", "+", 1, this.consumer);
    if (unwritten.length > 0) return;
    await this.redis.xgroup("DELCONSUMER", LOCATION_STREAM, GROUP, this.consumer);
  }

  private async drainOnce(): Promise<void> {
    await this.ensureGroup();
    const own = await this.read("0");
    const entries = own.length > 0 ? own : [...(await this.takeOver()), ...(await this.read(">"))];
    if (entries.length === 0) return;
    const points = pointsOf(entries);
    if (points.length > 0) await this.write({ points, newest: newestPerRider(points) });
    await this.redis.xack(LOCATION_STREAM, GROUP, ...entries.map(([id]) => id));
    if (entries.length < BATCH && !this.stopping) await sleep(GATHER_MS);
  }

  private async ensureGroup(): Promise<void> {
    try {
      await this.redis.xgroup("CREATE", LOCATION_STREAM, GROUP, "0", "MKSTREAM");
    } catch (error) {
      if (!(error as Error).message.startsWith("BUSYGROUP")) throw error;
    }
  }

  private async read(from: "0" | ">"): Promise<Entry[]> {
    const answer = (await this.redis.xreadgroup(
      "GROUP",
      GROUP,
      this.consumer,
      "COUNT",
      BATCH,
      "BLOCK",
      BLOCK_MS,
      "STREAMS",
      LOCATION_STREAM,
      from,
    )) as [string, Entry[]][] | null;
    return answer?.[0]?.[1] ?? [];
  }

  private async takeOver(): Promise<Entry[]> {
    if (Date.now() - this.tookOverAt < TAKE_OVER_EVERY_MS) return [];
    this.tookOverAt = Date.now();
    const [, entries] = (await this.redis.xautoclaim(
      LOCATION_STREAM,
      GROUP,
      this.consumer,
      ABANDONED_MS,
      "0",
      "COUNT",
      BATCH,
    )) as [string, Entry[]];
    return entries;
  }
}

/** Reads stream entries; an entry trimmed away meanwhile has no fields. */
export function pointsOf(entries: readonly Entry[]): LocationRow[] {
  return entries.flatMap(([, fields]) => (fields ? [toRow(fields)] : []));
}

/** Keeps each rider's newest point. */
export function newestPerRider(points: readonly LocationRow[]): LocationRow[] {
  const newest = new Map<string, LocationRow>();
  for (const row of points) {
    const known = newest.get(row.rider_id);
    if (!known || known.recorded_at < row.recorded_at) newest.set(row.rider_id, row);
  }
  return [...newest.values()];
}

function toRow(fields: readonly string[]): LocationRow {
  const value = new Map<string, string>();
  for (let i = 0; i + 1 < fields.length; i += 2) value.set(fields[i] as string, fields[i + 1] as string);
  const optional = (name: string): number | null => (value.get(name) ? Number(value.get(name)) : null);
  return {
    rider_id: value.get("rider_id") ?? "",
    latitude: Number(value.get("latitude")),
    longitude: Number(value.get("longitude")),
    accuracy_m: optional("accuracy_m"),
    heading: optional("heading"),
    speed_mps: optional("speed_mps"),
    recorded_at: new Date(Number(value.get("recorded_at_ms"))).toISOString(),
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
