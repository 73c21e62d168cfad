import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { LocationWriter, type LocationBatch, type LocationRow } from "../../modules/rider-delivery/location-writer";
import {
  ingestLocation,
  LOCATION_STREAM,
  MAX_MESSAGES_PER_SECOND,
  RIDER_LOCATION_CHANNEL,
  setSuspended,
  setTrackedOrders,
} from "..";

const run = randomUUID();
const connect = () => new Redis(process.env.REDIS_URL as string);
const HERE = { latitude: 12.97, longitude: 77.59 };

let redis: Redis;
let listener: Redis;
const heard: { rider_id: string; [field: string]: unknown }[] = [];
let next = 0;
const newRider = () => `rider_${run}_${next++}`;
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

beforeAll(async () => {
  redis = connect();
  listener = connect();
  // The channel is one for the whole server, and other files run beside this one: only this run's messages count.
  listener.on("message", (_channel: string, message: string) => {
    if (message.includes(run)) heard.push(...(JSON.parse(message) as { locations: typeof heard }).locations);
  });
  await listener.subscribe(RIDER_LOCATION_CHANNEL);
});
afterAll(() => {
  redis.disconnect();
  listener.disconnect();
});

async function until(check: () => boolean, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!check()) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Every broadcast of a rider, once a marker sent after them has come through. */
async function broadcastsOf(rider_id: string) {
  const marker = `${run}_${next++}`;
  await redis.publish(RIDER_LOCATION_CHANNEL, JSON.stringify({ locations: [{ rider_id: marker }] }));
  await until(() => heard.some((message) => message.rider_id === marker), 2000);
  return heard.filter((message) => message.rider_id === rider_id);
}

describe("a rider's position", () => {
  it("is broadcast for the orders between pickup and hand-over and no longer", async () => {
    const rider = newRider();
    await setTrackedOrders(redis, rider, {
      read_at_us: Date.now() * 1000,
      order_ids: ["order_1"],
      dark_store_ids: ["dstore_1"],
    });
    const recorded_at = secondsAgo(2);
    expect(await ingestLocation(redis, rider, { ...HERE, heading: 90, recorded_at })).toEqual({ ok: true });
    await setTrackedOrders(redis, rider, { read_at_us: Date.now() * 1000, order_ids: [], dark_store_ids: [] });
    await ingestLocation(redis, rider, { ...HERE, recorded_at: secondsAgo(1) });
    expect(await broadcastsOf(rider)).toMatchObject([
      { ...HERE, heading: 90, recorded_at, order_ids: ["order_1"], dark_store_ids: ["dstore_1"] },
      { heading: null, order_ids: [], dark_store_ids: [] },
    ]);
  });

  it("is not broadcast for an order again by who read the deliveries before the hand-over and was slower", async () => {
    const rider = newRider();
    const read_at_us = Date.now() * 1000;
    await setTrackedOrders(redis, rider, { read_at_us, order_ids: [], dark_store_ids: [] });
    await setTrackedOrders(redis, rider, { read_at_us: read_at_us - 1, order_ids: ["order_1"], dark_store_ids: [] });
    await ingestLocation(redis, rider, { ...HERE, recorded_at: secondsAgo(1) });
    expect(await broadcastsOf(rider)).toMatchObject([{ order_ids: [] }]);
  });

  it("is dropped quietly when a newer one, or the same one, is known", async () => {
    const rider = newRider();
    const newest = { ...HERE, recorded_at: secondsAgo(1) };
    await ingestLocation(redis, rider, newest);
    expect(await ingestLocation(redis, rider, { ...HERE, recorded_at: secondsAgo(5) })).toEqual({ ok: true });
    expect(await ingestLocation(redis, rider, newest)).toEqual({ ok: true });
    expect(await broadcastsOf(rider)).toHaveLength(1);
  });

  it("is refused in any shape but the contract's", async () => {
    const wrong = [
      null,
      "here",
      {},
      { ...HERE },
      { ...HERE, latitude: 91, recorded_at: secondsAgo(0) },
      { ...HERE, latitude: "12.9", recorded_at: secondsAgo(0) },
      { ...HERE, recorded_at: "yesterday" },
    ];
    for (const input of wrong) {
      expect(await ingestLocation(redis, newRider(), input)).toMatchObject({ error: { code: "invalid_location" } });
    }
  });

  it("is refused when the rider cannot have come there", async () => {
    const rider = newRider();
    await ingestLocation(redis, rider, { ...HERE, recorded_at: secondsAgo(2) });
    const far = { ...HERE, latitude: 13.2, recorded_at: secondsAgo(1) };
    expect(await ingestLocation(redis, rider, far)).toMatchObject({ error: { code: "implausible_jump" } });
  });

  it("is refused when too many come within a second, for that rider alone", async () => {
    const rider = newRider();
    const messages = Array.from({ length: MAX_MESSAGES_PER_SECOND + 1 }, () =>
      ingestLocation(redis, rider, { ...HERE, recorded_at: secondsAgo(0) }),
    );
    const refused = (await Promise.all(messages)).filter((answer) => "error" in answer);
    expect(refused).toMatchObject([{ error: { code: "rate_limited" } }]);
    expect(await ingestLocation(redis, newRider(), { ...HERE, recorded_at: secondsAgo(0) })).toEqual({ ok: true });
  });

  it("is counted also when it cannot be, of a rider of whom nothing is known", async () => {
    const rider = newRider();
    const codes: unknown[] = [];
    for (let sent = 0; sent <= MAX_MESSAGES_PER_SECOND; sent++) {
      const answer = await ingestLocation(redis, rider, { ...HERE, recorded_at: secondsAgo(3600) });
      codes.push("error" in answer && answer.error.code);
    }
    expect(codes.slice(0, -1)).toEqual(Array.from({ length: MAX_MESSAGES_PER_SECOND }, () => "recorded_too_old"));
    expect(codes.at(-1)).toBe("rate_limited");
  });

  it("is refused while the rider is suspended", async () => {
    const rider = newRider();
    const here = { ...HERE, recorded_at: secondsAgo(0) };
    await setSuspended(redis, rider, true);
    expect(await ingestLocation(redis, rider, here)).toMatchObject({ error: { code: "rider_suspended" } });
    await setSuspended(redis, rider, false);
    expect(await ingestLocation(redis, rider, here)).toEqual({ ok: true });
  });
});

describe("the writer of positions", () => {
  const writers: LocationWriter[] = [];
  const quiet = { warn: () => undefined };
  afterEach(() => Promise.all(writers.splice(0).map((writer) => writer.stop())));

  function write(to: (batch: LocationBatch) => Promise<void>): void {
    const writer = new LocationWriter(connect(), to, quiet);
    writers.push(writer);
    writer.start();
  }

  it("hands each position on once, to one of two writers", async () => {
    const rows: LocationRow[] = [];
    const collect = ({ newest }: LocationBatch) => Promise.resolve(void rows.push(...newest));
    write(collect);
    write(collect);
    const riders = Array.from({ length: 20 }, newRider);
    await Promise.all(riders.map((rider) => ingestLocation(redis, rider, { ...HERE, recorded_at: secondsAgo(0) })));
    const own = () => rows.filter((row) => riders.includes(row.rider_id));
    await until(() => own().length >= riders.length, 5000);
    expect(
      own()
        .map((row) => row.rider_id)
        .sort(),
    ).toEqual([...riders].sort());
  });

  it("loses nothing while the database is away", async () => {
    const rider = newRider();
    const rows: LocationRow[] = [];
    let failures = 2;
    write(({ newest }) => {
      if (newest.some((row) => row.rider_id === rider) && failures-- > 0) return Promise.reject(new Error("away"));
      return Promise.resolve(void rows.push(...newest));
    });
    await ingestLocation(redis, rider, { ...HERE, recorded_at: secondsAgo(0) });
    await until(() => rows.some((row) => row.rider_id === rider), 8000);
    await Promise.all(writers.splice(0).map((writer) => writer.stop()));
    expect(await redis.xpending(LOCATION_STREAM, "postgis")).toEqual([0, null, null, null]);
  });

  it("leaves what it could not write before it stopped to the next writer", async () => {
    const rider = newRider();
    let asked = false;
    write(({ newest }) => {
      asked ||= newest.some((row) => row.rider_id === rider);
      return Promise.reject(new Error("away"));
    });
    await ingestLocation(redis, rider, { ...HERE, recorded_at: secondsAgo(0) });
    await until(() => asked, 5000);
    await Promise.all(writers.splice(0).map((writer) => writer.stop()));
    const rows: LocationRow[] = [];
    write(({ newest }) => Promise.resolve(void rows.push(...newest)));
    await until(() => rows.some((row) => row.rider_id === rider), 25_000);
  }, 40_000);
});
