import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import {
  ingestLocation,
  LOCATION_STREAM,
  MAX_BATCHES,
  RIDER_LOCATION_CHANNEL,
  setSuspended,
  setTrackedOrders,
} from "..";
import { positionKey } from "../keys";

const run = randomUUID();
const HERE = { latitude: 12.97, longitude: 77.59 };
let redis: Redis;
let next = 0;
const newRider = () => `rider_${run}_${next++}`;
const at = (secondsAgo: number) => ({ ...HERE, recorded_at: new Date(Date.now() - secondsAgo * 1000).toISOString() });
const batch = (...secondsAgo: number[]) => ({ locations: secondsAgo.map(at) });

beforeAll(() => {
  redis = new Redis(process.env.REDIS_URL as string);
});
afterAll(() => redis.disconnect());

/** The times of a rider's points on their way to PostGIS. */
async function streamedOf(rider: string): Promise<number[]> {
  const entries = await redis.xrange(LOCATION_STREAM, "-", "+");
  return entries
    .filter(([, fields]) => fields.includes(rider))
    .map(([, f]) => Number(f[f.indexOf("recorded_at_ms") + 1]));
}

describe("a batch of an offline phone", () => {
  it("goes to the writer whole, and its newest point becomes the live position and is broadcast", async () => {
    const rider = newRider();
    const heard: string[] = [];
    const listener = redis.duplicate();
    listener.on("message", (_channel: string, message: string) => {
      if (message.includes(rider)) heard.push(message);
    });
    await listener.subscribe(RIDER_LOCATION_CHANNEL);
    await setTrackedOrders(redis, rider, { read_at_us: Date.now() * 1000, order_ids: ["order_1"], dark_store_ids: [] });
    const points = batch(600, 300, 10);
    expect(await ingestLocation(redis, rider, points)).toEqual({ ok: true, accepted: 3, dropped: 0 });
    expect(await streamedOf(rider)).toEqual(points.locations.map((point) => Date.parse(point.recorded_at)));
    const newest = points.locations[2]?.recorded_at as string;
    expect(await redis.hget(positionKey(rider), "recorded_at_ms")).toBe(String(Date.parse(newest)));
    await redis.publish(RIDER_LOCATION_CHANNEL, `marker ${rider}`);
    while (!heard.some((message) => message.startsWith("marker"))) await new Promise((go) => setTimeout(go, 10));
    listener.disconnect();
    expect(heard).toHaveLength(2);
    expect(JSON.parse(heard[0] as string)).toEqual({
      origin: "",
      locations: [
        { rider_id: rider, ...HERE, heading: null, recorded_at: newest, order_ids: ["order_1"], dark_store_ids: [] },
      ],
    });
  });

  it("leaves a newer live position alone and still keeps what lies before it", async () => {
    const rider = newRider();
    const live = at(1);
    await ingestLocation(redis, rider, live);
    expect(await ingestLocation(redis, rider, batch(60, 30))).toEqual({ ok: true, accepted: 2, dropped: 0 });
    expect(await redis.hget(positionKey(rider), "recorded_at_ms")).toBe(String(Date.parse(live.recorded_at)));
    expect(await ingestLocation(redis, rider, at(0))).toEqual({ ok: true });
  });

  it("is recorded once, however often it is sent", async () => {
    const rider = newRider();
    const points = batch(60, 30, 10);
    const answers = await Promise.all([1, 2, 3].map(() => ingestLocation(redis, rider, points)));
    const accepted = answers.map((answer) => ("ok" in answer ? (answer.accepted ?? 0) : 0));
    expect(accepted.reduce((a, b) => a + b, 0)).toBe(3);
    expect(await streamedOf(rider)).toHaveLength(3);
  });

  it("is refused whole in any shape but the contract's", async () => {
    const many = { locations: Array.from({ length: 201 }, (_, i) => at(300 - i)) };
    for (const input of [{ locations: [] }, { locations: "all" }, { locations: [at(1), {}] }, many]) {
      expect(await ingestLocation(redis, newRider(), input)).toMatchObject({ error: { code: "invalid_location" } });
    }
  });

  it("is refused when too many come in a minute", async () => {
    const rider = newRider();
    const answers: unknown[] = [];
    for (let sent = 0; sent <= MAX_BATCHES; sent++) {
      answers.push(await ingestLocation(redis, rider, batch(100 - sent)));
      await redis.hdel(positionKey(rider), "counted");
    }
    expect(answers.filter((answer) => JSON.stringify(answer).includes("rate_limited"))).toHaveLength(1);
    expect(answers.at(-1)).toMatchObject({ error: { code: "rate_limited" } });
  });

  it("counts as one message among the positions of its second", async () => {
    const rider = newRider();
    const answers = await Promise.all(
      [5, 4, 3, 2, 1, 0].map((seconds) => ingestLocation(redis, rider, batch(seconds))),
    );
    expect(answers.filter((answer) => "error" in answer)).toMatchObject([{ error: { code: "rate_limited" } }]);
  });

  it("is refused while the rider is suspended", async () => {
    const rider = newRider();
    await setSuspended(redis, rider, true);
    expect(await ingestLocation(redis, rider, batch(1))).toMatchObject({ error: { code: "rider_suspended" } });
    expect(await streamedOf(rider)).toEqual([]);
    await setSuspended(redis, rider, false);
  });
});
