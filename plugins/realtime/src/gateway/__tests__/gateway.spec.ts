import { setTrackedOrders } from "@quickdash/rider-delivery/locations";
import Redis from "ioredis";
import { MAX_MESSAGE_BYTES, MAX_TRACKED_ORDERS, rooms, type GatewayNamespace } from "../../contract";
import RealtimeService from "../../modules/realtime/service";
import type { Gateway } from "../server";
import { FakeBackend } from "./support/fake-backend";
import { Client, startTestGateway, tokenFor } from "./support/gateway-under-test";

const backend = new FakeBackend();
let gateway: Gateway;
let secondGateway: Gateway;
let redis: Redis;
let realtime: RealtimeService;
const clients: Client[] = [];

beforeAll(async () => {
  const backendUrl = await backend.start();
  [gateway, secondGateway] = await Promise.all([startTestGateway(backendUrl), startTestGateway(backendUrl)]);
  redis = new Redis(process.env.REDIS_URL!);
  realtime = new RealtimeService({}, { redisUrl: process.env.REDIS_URL });
});
beforeEach(() => {
  backend.failWith = null;
});
afterEach(() => {
  for (const client of clients.splice(0)) {
    client.close();
  }
});
afterAll(async () => {
  await Promise.all([gateway.close(), secondGateway.close(), realtime.__hooks.onApplicationShutdown()]);
  redis.disconnect();
  backend.stop();
});

/** Ids of this run only: Redis channels are shared by everyone on the same Redis. */
const run = `${process.pid}_${Date.now()}`;
let next = 0;
const newId = (prefix: string): string => `${prefix}_${run}_${next++}`;

async function connect(namespace: GatewayNamespace, actorType: string, id: string, at = gateway): Promise<Client> {
  const client = await Client.connect(at, namespace, tokenFor(actorType, id));
  clients.push(client);
  return client;
}
const here = (latitude = 12.9716, longitude = 77.5946) => ({
  latitude,
  longitude,
  recorded_at: new Date().toISOString(),
});
/** Long enough for a message that must not come to have come. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 150));

describe("connecting", () => {
  const refusalOf = (namespace: GatewayNamespace, token: unknown) =>
    Client.connect(gateway, namespace, token).then(
      () => "accepted",
      (error: Error) => error.message,
    );

  it.each(["/rider", "/customer", "/staff", "/ops"] as const)("to %s needs a good token", async (namespace) => {
    const actorType = { "/rider": "rider", "/customer": "customer", "/staff": "staff", "/ops": "user" }[namespace];
    expect(await refusalOf(namespace, undefined)).toBe("invalid_token");
    expect(await refusalOf(namespace, tokenFor(actorType, "somebody", 60, "forged"))).toBe("invalid_token");
    expect(await refusalOf(namespace, tokenFor(actorType, "somebody", -1))).toBe("token_expired");
  });

  it("refuses every kind of user in every namespace but their own", async () => {
    const own = { "/rider": "rider", "/customer": "customer", "/staff": "staff", "/ops": "user" };
    for (const [namespace, actorType] of Object.entries(own) as [GatewayNamespace, string][]) {
      for (const other of Object.values(own).filter((type) => type !== actorType)) {
        expect(await refusalOf(namespace, tokenFor(other, "somebody"))).toBe("wrong_actor");
      }
    }
  });

  it("ends when the token expires", async () => {
    const client = await Client.connect(gateway, "/rider", tokenFor("rider", newId("rider"), 2));
    clients.push(client);
    expect(await client.ended()).toBe("io server disconnect");
  });

  it("from a browser needs an allowed origin", async () => {
    const token = tokenFor("rider", newId("rider"));
    await expect(Client.connect(gateway, "/rider", token, { origin: "https://evil.test" })).rejects.toThrow(
      "transport_error",
    );
    clients.push(await Client.connect(gateway, "/rider", token, { origin: "https://shop.quickdash.test" }));
  });

  it("refuses staff while the backend cannot say where they work", async () => {
    backend.failWith = 503;
    expect(await refusalOf("/staff", tokenFor("staff", newId("staff")))).toBe("unavailable");
  });
});

describe("messages", () => {
  it("that nobody expects are refused", async () => {
    const rider = await connect("/rider", "rider", newId("rider"));
    expect(await rider.send("watch", {})).toMatchObject({ error: { code: "unknown_message" } });
    expect(await rider.send("constructor", {})).toMatchObject({ error: { code: "unknown_message" } });
  });

  it.each([[undefined], [null], ["here"], [[]], [{}], [{ latitude: 91, longitude: 0, recorded_at: "now" }], [42]])(
    "that are malformed are refused: %j",
    async (payload) => {
      const rider = await connect("/rider", "rider", newId("rider"));
      expect(await rider.send("location", payload)).toMatchObject({ error: { code: "invalid_location" } });
      expect(await rider.send("location", here())).toEqual({ ok: true });
    },
  );

  it("that are too large are refused, and the connection lives on", async () => {
    const rider = await connect("/rider", "rider", newId("rider"));
    const large = { ...here(), note: "x".repeat(MAX_MESSAGE_BYTES) };
    expect(await rider.send("location", large)).toMatchObject({ error: { code: "message_too_large" } });
    expect(await rider.send("location", Buffer.alloc(10))).toMatchObject({ error: { code: "message_too_large" } });
    expect(await rider.send("location", here())).toEqual({ ok: true });
  });

  it("with the positions of a phone that was offline may be longer", async () => {
    const rider = await connect("/rider", "rider", newId("rider"));
    const locations = Array.from({ length: 200 }, (_, second) => ({
      ...here(12.9716123456 + second * 1e-6, 77.5946123456),
      accuracy_m: 12.3456789,
      heading: 123.456789,
      speed_mps: 5.123456789,
      recorded_at: new Date(Date.now() - 300_000 + second * 1000).toISOString(),
    }));
    expect(await rider.send("location", { locations })).toMatchObject({ ok: true, accepted: 200 });
    expect(await rider.send("location", { locations: [], note: "x".repeat(41_000) })).toMatchObject({
      error: { code: "message_too_large" },
    });
  });

  it("that are enormous end the connection and nothing else", async () => {
    const [rider, other] = [
      await connect("/rider", "rider", newId("rider")),
      await connect("/rider", "rider", newId("rider")),
    ];
    const ended = rider.ended();
    rider.socket.emit("location", { note: "x".repeat(1_000_000) });
    expect(await ended).toMatch(/transport/);
    expect(await other.send("location", here())).toEqual({ ok: true });
  });

  it("without an acknowledgement are handled all the same", async () => {
    const riderId = newId("rider");
    const rider = await connect("/rider", "rider", riderId);
    rider.socket.emit("location", here());
    expect(await rider.send("location", {})).toMatchObject({ error: { code: "invalid_location" } });
    expect(await redis.keys(`*position:${riderId}`)).toHaveLength(1);
  });

  it("that come too fast are refused", async () => {
    const customer = await connect("/customer", "customer", newId("cus"));
    const answers = await Promise.all(Array.from({ length: 40 }, () => customer.send("track", {})));
    const codes = new Set(answers.map((answer) => ("error" in answer ? answer.error.code : "ok")));
    expect(codes).toEqual(new Set(["invalid_message", "rate_limited"]));
  });

  it("that never stop coming end the connection", async () => {
    const customer = await connect("/customer", "customer", newId("cus"));
    const ended = customer.ended();
    for (let sent = 0; sent < 400; sent++) {
      customer.socket.emit("track", {});
    }
    expect(await ended).toBe("io server disconnect");
  });
});

describe("following an order", () => {
  it("is for its customer alone", async () => {
    const [owner, stranger, orderId] = [newId("cus"), newId("cus"), newId("order")];
    backend.customerOf.set(orderId, owner);
    const mine = await connect("/customer", "customer", owner);
    const theirs = await connect("/customer", "customer", stranger);
    expect(await mine.send("track", { order_id: orderId })).toEqual({ ok: true });
    expect(await mine.send("track", { order_id: orderId })).toEqual({ ok: true });
    expect(await theirs.send("track", { order_id: orderId })).toMatchObject({ error: { code: "order_not_found" } });
    expect(await theirs.send("track", { order_id: "../me" })).toMatchObject({ error: { code: "invalid_message" } });
  });

  it("is answered with unavailable while the backend cannot be asked", async () => {
    const customer = await connect("/customer", "customer", newId("cus"));
    backend.failWith = 500;
    expect(await customer.send("track", { order_id: newId("order") })).toMatchObject({
      error: { code: "unavailable" },
    });
  });

  it(`stops at ${MAX_TRACKED_ORDERS} orders`, async () => {
    const customerId = newId("cus");
    const customer = await connect("/customer", "customer", customerId);
    const orderIds = Array.from({ length: MAX_TRACKED_ORDERS + 1 }, () => newId("order"));
    orderIds.forEach((orderId) => backend.customerOf.set(orderId, customerId));
    for (const orderId of orderIds.slice(0, -1)) {
      expect(await customer.send("track", { order_id: orderId })).toEqual({ ok: true });
      await new Promise((resolve) => setTimeout(resolve, 60)); // stay under the message rate
    }
    expect(await customer.send("track", { order_id: orderIds.at(-1) })).toMatchObject({
      error: { code: "too_many_orders" },
    });
  });
});

describe("a rider's position", () => {
  it("reaches the customer of the order on board, through whichever gateway, once, and nobody else", async () => {
    const [riderId, customerId, strangerId] = [newId("rider"), newId("cus"), newId("cus")];
    const [carried, foreign] = [newId("order"), newId("order")];
    backend.customerOf.set(carried, customerId).set(foreign, strangerId);
    const customer = await connect("/customer", "customer", customerId, secondGateway);
    const stranger = await connect("/customer", "customer", strangerId);
    await customer.send("track", { order_id: carried });
    await stranger.send("track", { order_id: foreign });
    await setTrackedOrders(redis, riderId, { read_at_us: Date.now() * 1000, order_ids: [carried], dark_store_ids: [] });

    const rider = await connect("/rider", "rider", riderId);
    const point = here();
    expect(await rider.send("location", { ...point, heading: 90 })).toEqual({ ok: true });

    const { latitude, longitude, recorded_at } = point;
    expect(await customer.received("rider.location")).toEqual([
      { order_id: carried, latitude, longitude, recorded_at, heading: 90 },
    ]);
    await quiet();
    expect(customer.messages).toHaveLength(1);
    expect(stranger.messages).toEqual([]);
    expect(rider.messages).toEqual([]);
  });

  it("is no longer seen after the hand-over", async () => {
    const [riderId, customerId, orderId] = [newId("rider"), newId("cus"), newId("order")];
    backend.customerOf.set(orderId, customerId);
    const customer = await connect("/customer", "customer", customerId);
    await customer.send("track", { order_id: orderId });
    await setTrackedOrders(redis, riderId, { read_at_us: Date.now() * 1000, order_ids: [], dark_store_ids: [] });
    const rider = await connect("/rider", "rider", riderId);
    expect(await rider.send("location", here())).toEqual({ ok: true });
    await quiet();
    expect(customer.messages).toEqual([]);
  });

  it("is shown to operators who watch its store or all stores, once to each", async () => {
    const [riderId, storeId, otherStoreId] = [newId("rider"), newId("dstore"), newId("dstore")];
    const [all, one, other, none] = await Promise.all(
      [1, 2, 3, 4].map(() => connect("/ops", "user", newId("user"), secondGateway)),
    );
    expect(await all!.send("watch")).toEqual({ ok: true });
    expect(await one!.send("watch", { dark_store_ids: [storeId, otherStoreId] })).toEqual({ ok: true });
    expect(await other!.send("watch", { dark_store_ids: [otherStoreId] })).toEqual({ ok: true });
    expect(await none!.send("watch", { dark_store_ids: [] })).toMatchObject({ error: { code: "invalid_message" } });
    await setTrackedOrders(redis, riderId, { read_at_us: Date.now() * 1000, order_ids: [], dark_store_ids: [storeId] });
    const rider = await connect("/rider", "rider", riderId);
    await rider.send("location", here());

    const ofThisRider = (client: Client) => client.messages.filter((entry) => entry.message.rider_id === riderId);
    await all!.received("rider.location");
    await one!.received("rider.location");
    await quiet();
    expect([all, one, other, none].map((client) => ofThisRider(client!).length)).toEqual([1, 1, 0, 0]);
  });

  it("that is no JSON on the channel is left aside", async () => {
    await redis.publish("rider_delivery:locations", "not json");
    await redis.publish("rider_delivery:locations", JSON.stringify({ origin: "", locations: [{ latitude: "north" }] }));
    const rider = await connect("/rider", "rider", newId("rider"));
    expect(await rider.send("location", here())).toEqual({ ok: true });
  });
});

describe("a push from the backend", () => {
  it("arrives once, on every gateway, also for someone in several of its rooms", async () => {
    const [customerId, orderId] = [newId("cus"), newId("order")];
    backend.customerOf.set(orderId, customerId);
    const [here, there] = await Promise.all([
      connect("/customer", "customer", customerId, gateway),
      connect("/customer", "customer", customerId, secondGateway),
    ]);
    await here.send("track", { order_id: orderId });
    const message = { order_id: orderId, status: "preparing", at: new Date().toISOString() };
    await realtime.push("/customer", [rooms.order(orderId), rooms.customer(customerId)], "order.status", message);
    expect(await here.received("order.status")).toEqual([message]);
    expect(await there.received("order.status")).toEqual([message]);
    await quiet();
    expect([here.messages.length, there.messages.length]).toEqual([1, 1]);
  });

  it("reaches the rider it is for and no other", async () => {
    const [riderId, otherId] = [newId("rider"), newId("rider")];
    const [rider, other] = [await connect("/rider", "rider", riderId), await connect("/rider", "rider", otherId)];
    await realtime.push("/rider", [rooms.rider(riderId)], "offer.withdrawn", { id: "offer_1", reason: "taken" });
    expect(await rider.received("offer.withdrawn")).toEqual([{ id: "offer_1", reason: "taken" }]);
    await quiet();
    expect(other.messages).toEqual([]);
  });

  it("for a store reaches the people who work there", async () => {
    const [storeId, otherStoreId] = [newId("dstore"), newId("dstore")];
    const [ownId, foreignId] = [newId("staff"), newId("staff")];
    backend.storesOf.set(ownId, [storeId]).set(foreignId, [otherStoreId]);
    const [own, foreign] = [await connect("/staff", "staff", ownId), await connect("/staff", "staff", foreignId)];
    const message = { dark_store_id: storeId, variant_id: "variant_1", available: 2, reorder_level: 5 };
    await realtime.push("/staff", [rooms.store(storeId)], "stock.low", message);
    expect(await own.received("stock.low")).toEqual([message]);
    await quiet();
    expect(foreign.messages).toEqual([]);
  });

  it("no longer reaches a room that was emptied", async () => {
    const [customerId, orderId] = [newId("cus"), newId("order")];
    backend.customerOf.set(orderId, customerId);
    const customer = await connect("/customer", "customer", customerId, secondGateway);
    await customer.send("track", { order_id: orderId });
    const message = { order_id: orderId, status: "delivered", at: new Date().toISOString() };
    await realtime.push("/customer", [rooms.order(orderId)], "order.status", message);
    await realtime.emptyRoom("/customer", rooms.order(orderId));
    await customer.received("order.status");
    await quiet();
    await realtime.push("/customer", [rooms.order(orderId)], "order.status", message);
    await quiet();
    expect(customer.messages).toHaveLength(1);
  });
});
