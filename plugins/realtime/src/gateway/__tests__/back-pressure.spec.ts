import { RIDER_LOCATION_CHANNEL } from "@quickdash/rider-delivery/locations";
import { rooms } from "../../contract";
import { MAX_WAITING_MESSAGES } from "../connections";
import type { Client } from "./support/gateway-under-test";
import { TestBed, until } from "./support/test-bed";

const bed = new TestBed();
beforeAll(() => bed.open());
afterEach(() => bed.reset());
afterAll(() => bed.close());

/** The websocket of a client, which can stop and go on reading. */
function websocketOf(client: Client): Websocket {
  return (client.socket.io.engine as unknown as { transport: { ws: Websocket } }).transport.ws;
}

interface Websocket {
  pause: () => void;
  resume: () => void;
  once: (event: "close", listener: (code: number) => void) => void;
}

const ROUNDS = 60;
const RIDERS = 1000;

/** Positions of many riders, published together as a busy gateway does. */
async function publishRound(riders: string[], round: number): Promise<void> {
  const recorded_at = new Date(Date.UTC(2026, 0, 1) + round * 1000).toISOString();
  const locations = riders.map((rider_id) => ({
    rider_id,
    latitude: 12.97,
    longitude: 77.59,
    heading: null,
    recorded_at,
    order_ids: [],
    dark_store_ids: [bed.newId("dstore")],
  }));
  await bed.redis.publish(RIDER_LOCATION_CHANNEL, JSON.stringify({ origin: "elsewhere", locations }));
}

describe("a client that does not read", () => {
  it("gets the newest position of each rider when it reads again, and not all that were", async () => {
    const riders = Array.from({ length: RIDERS }, () => bed.newId("rider"));
    const slow = await bed.connect("/ops", bed.newId("user"));
    const quick = await bed.connect("/ops", bed.newId("user"));
    await Promise.all([slow.send("watch", {}), quick.send("watch", {})]);
    const replaced = await bed.metric("gateway_locations_replaced_total");

    websocketOf(slow).pause();
    for (let round = 1; round <= ROUNDS; round++) {
      await publishRound(riders, round);
      await quick.received("rider.location", round * RIDERS * 0.5); // it keeps up, more or less
    }
    const newest = new Date(Date.UTC(2026, 0, 1) + ROUNDS * 1000).toISOString();
    // operations see every rider, also those of specs that run beside this one
    const ours = new Set<unknown>(riders);
    const lastOf = (client: Client) =>
      new Map(
        client.messages
          .filter(({ message }) => ours.has(message.rider_id))
          .map(({ message }) => [message.rider_id, message.recorded_at]),
      );
    const isNewest = (client: Client) => {
      const last = [...lastOf(client).values()];
      return last.length === RIDERS && last.every((recordedAt) => recordedAt === newest);
    };
    await until(() => isNewest(quick));
    expect(await bed.metric("gateway_locations_replaced_total")).toBeGreaterThan(replaced);

    websocketOf(slow).resume();
    await until(() => isNewest(slow));
    const seen = slow.messages.filter(({ message }) => ours.has(message.rider_id));
    expect(seen.length).toBeLessThan(ROUNDS * RIDERS);
    expect([...new Set(lastOf(slow).values())]).toEqual([newest]);
    expect(slow.socket.connected).toBe(true);
  });

  it("is ended when too much waits for it, and others go on", async () => {
    const [slowOrder, quickOrder] = [bed.newId("order"), bed.newId("order")];
    const [slow, quick] = [await bed.follow(slowOrder), await bed.follow(quickOrder)];
    const ended = await bed.metric("gateway_slow_clients_ended_total");
    const connected = await bed.metric("gateway_connections", { namespace: "/customer" });

    websocketOf(slow).pause();
    const large = { order_id: slowOrder, status: "x".repeat(60_000), at: new Date().toISOString() };
    let pushed = 0;
    while ((await bed.metric("gateway_slow_clients_ended_total")) === ended && pushed < 20 * MAX_WAITING_MESSAGES) {
      const burst = Array.from({ length: 50 }, () =>
        bed.realtime.push("/customer", [rooms.order(slowOrder)], "order.status", large),
      );
      await Promise.all(burst);
      pushed += burst.length;
    }
    expect(await bed.metric("gateway_slow_clients_ended_total")).toBe(ended + 1);
    expect(pushed).toBeGreaterThanOrEqual(MAX_WAITING_MESSAGES);
    await until(async () => (await bed.metric("gateway_connections", { namespace: "/customer" })) === connected - 1);

    const status = { order_id: quickOrder, status: "preparing", at: new Date().toISOString() };
    await bed.realtime.push("/customer", [rooms.order(quickOrder)], "order.status", status);
    expect(await quick.received("order.status")).toEqual([status]);
    const websocket = websocketOf(slow);
    const closed = new Promise((resolve) => websocket.once("close", resolve));
    const end = slow.ended();
    websocket.resume();
    expect(await end).toMatch(/transport/); // a client reconnects by itself after this
    await closed;
  });
});
