import type { Redis } from "ioredis";
import { riderLocationSchema } from "../contract/locations";
import type { LocationAnswer, LocationRefusalCode, RiderLocation } from "../contract/locations";
import { ingestBatch, isLocationBatch } from "./ingest-batch";
import { findImplausibility } from "./plausibility";
import type { TimedPoint } from "./plausibility";
import { MAX_MESSAGES_PER_SECOND, NOT_KNOWN, recordLocations } from "./record-script";
import type { Candidate, Outcome } from "./record-script";

/** Points in one call to Redis: a few milliseconds of its time. */
const BATCH = 200;
/** More points than this waiting for Redis are refused: it does not keep up, or is away. */
const MAX_WAITING = 20_000;
/** Riders whose last point is kept at hand; another's is asked for. */
const MAX_KNOWN = 50_000;
/** Somebody else recorded a point of the same rider meanwhile: judged anew, so many times. */
const MAX_ATTEMPTS = 5;

/** A point that was recorded, for whoever sends it on in this process. */
export type RecordedLocation = {
  rider_id: string;
  /** `latitude`, `longitude`, `heading` and `recorded_at` as members of a JSON object, written once for all who get it. */
  position_json: string;
  recorded_at_ms: number;
  order_ids: string[];
  dark_store_ids: string[];
};

export type IntakeOptions = {
  /** Named in every broadcast, so that its sender can tell its own. */
  origin?: string;
  /** Hears of every recorded point of this intake, before its answer. */
  recorded?: (location: RecordedLocation) => void;
};

type Waiting = { candidate: Candidate; settle: (outcome: Outcome) => void; fail: (error: unknown) => void };

const refuse = (code: LocationRefusalCode, message: string): LocationAnswer => ({ error: { code, message } });

/**
 * Takes positions of many riders. A point is judged here by the rider's last one and recorded in Redis only if that is
 * still the last; points that come while Redis is busy go to it together, in one call.
 */
export class LocationIntake {
  private readonly known = new Map<string, TimedPoint | null>();
  private waiting: Waiting[] = [];
  private busy = false;

  constructor(
    private readonly redis: Redis,
    private readonly options: IntakeOptions = {},
  ) {}

  /**
   * Takes one position of one rider, from socket or HTTP: checks it, keeps it as the live position, hands it to the
   * PostGIS writer and broadcasts it on `RIDER_LOCATION_CHANNEL`. A point not newer than the last one is dropped and
   * answered ok. Points of an offline phone come in one batch. Throws when Redis does not answer.
   */
  async ingest(rider_id: string, input: unknown): Promise<LocationAnswer> {
    if (isLocationBatch(input)) {
      return ingestBatch(this.redis, rider_id, input);
    }
    const parsed = riderLocationSchema.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return refuse("invalid_location", `${issue?.path.join(".") || "location"}: ${issue?.message ?? "is not valid"}`);
    }
    const point = toTimedPoint(parsed.data);
    const position_json = toPositionJson(point, parsed.data);
    const candidate = toCandidate(rider_id, point, parsed.data, position_json);
    let fresh = false;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const last = this.known.get(rider_id);
      const implausible = findImplausibility(point, last ?? null, Date.now());
      // Judged by what Redis told just now; one that is refused at first sight is asked about, and so counted.
      if (implausible && fresh) {
        return { error: implausible };
      }
      candidate.expected = last === undefined || implausible ? NOT_KNOWN : String(last?.recorded_at_ms ?? "");
      const outcome = await this.submit(candidate);
      if (outcome.kind !== "changed") {
        return this.conclude(outcome, rider_id, point, position_json);
      }
      this.remember(rider_id, outcome.last);
      candidate.counted = true;
      fresh = true;
    }
    throw new Error("a rider's position kept changing while it was judged");
  }

  private conclude(outcome: Outcome, rider_id: string, point: TimedPoint, position_json: string): LocationAnswer {
    switch (outcome.kind) {
      case "rate_limited":
        return refuse("rate_limited", `At most ${MAX_MESSAGES_PER_SECOND} positions a second: send fewer.`);
      case "suspended":
        return refuse("rider_suspended", "This rider is suspended: contact operations.");
      case "recorded":
        this.remember(rider_id, point);
        this.options.recorded?.({
          rider_id,
          position_json,
          recorded_at_ms: point.recorded_at_ms,
          order_ids: JSON.parse(outcome.order_ids) as string[],
          dark_store_ids: JSON.parse(outcome.dark_store_ids) as string[],
        });
    }
    return { ok: true };
  }

  private remember(rider_id: string, last: TimedPoint | null): void {
    this.known.set(rider_id, last);
    if (this.known.size > MAX_KNOWN) {
      this.known.delete(this.known.keys().next().value as string);
    }
  }

  private submit(candidate: Candidate): Promise<Outcome> {
    if (this.waiting.length >= MAX_WAITING) {
      return Promise.reject(new Error("too many positions wait for Redis"));
    }
    return new Promise((settle, fail) => {
      this.waiting.push({ candidate, settle, fail });
      if (!this.busy) {
        this.busy = true;
        setImmediate(() => void this.drain()); // after the other messages that have arrived by now
      }
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, BATCH);
      try {
        const candidates = batch.map(({ candidate }) => candidate);
        const outcomes = await recordLocations(this.redis, this.options.origin ?? "", candidates);
        batch.forEach(({ settle }, index) => settle(outcomes[index] as Outcome));
      } catch (error) {
        batch.forEach(({ fail }) => fail(error));
      }
    }
    this.busy = false;
  }
}

function toTimedPoint(location: RiderLocation): TimedPoint {
  return {
    latitude: location.latitude,
    longitude: location.longitude,
    accuracy_m: location.accuracy_m ?? null,
    speed_mps: location.speed_mps ?? null,
    recorded_at_ms: Date.parse(location.recorded_at),
  };
}

/** All are finite numbers and a time by now, so their text is their JSON. */
function toPositionJson({ latitude, longitude, recorded_at_ms }: TimedPoint, { heading }: RiderLocation): string {
  const recorded_at = new Date(recorded_at_ms).toISOString();
  return `"latitude":${latitude},"longitude":${longitude},"heading":${heading ?? null},"recorded_at":"${recorded_at}"`;
}

function toCandidate(
  rider_id: string,
  point: TimedPoint,
  { heading, speed_mps }: RiderLocation,
  position_json: string,
): Candidate {
  return {
    rider_id,
    counted: false,
    expected: NOT_KNOWN,
    latitude: point.latitude,
    longitude: point.longitude,
    recorded_at_ms: point.recorded_at_ms,
    accuracy_m: point.accuracy_m,
    heading: heading ?? null,
    speed_mps: speed_mps ?? null,
    broadcast_head: `{"rider_id":${JSON.stringify(rider_id)},${position_json}`,
  };
}

const intakes = new WeakMap<Redis, LocationIntake>();

/** Takes one position over this connection to Redis. See `LocationIntake.ingest`. */
export function ingestLocation(redis: Redis, rider_id: string, input: unknown): Promise<LocationAnswer> {
  let intake = intakes.get(redis);
  if (!intake) {
    intake = new LocationIntake(redis);
    intakes.set(redis, intake);
  }
  return intake.ingest(rider_id, input);
}
