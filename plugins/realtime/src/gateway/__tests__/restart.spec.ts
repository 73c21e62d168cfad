import { setTrackedOrders } from "@quickdash/rider-delivery/locations";
import Redis from "ioredis";
import { rooms } from "../../contract";
import RealtimeService from "../../modules/realtime/service";
import { FakeBackend } from "./support/fake-backend";
import { endGateways, freePort, runReady } from "./support/gateway-process";
import { Client, tokenFor } from "./support/gateway-under-test";

const backend = new FakeBackend();
let env: Record<string, string>;
let redis: Redis;
let realtime: RealtimeService;
const clients: Client[] = [];

beforeAll(async () => {
  env = { BACKEND_URL: await backend.start() };
  redis = new Redis(process.env.REDIS_URL!);
  realtime = new RealtimeService({}, { redisUrl: process.env.REDIS_URL });
});
afterEach(() => {
  clients.splice(0).forEach((client) => client.close());
  endGateways();
});
afterAll(async () => {
  await realtime.__hooks.onApplicationShutdown();
  redis.disconnect();
  backend.stop();
});

const run = `${process.pid}_${Date.now()}`;
let next = 0;
/** An order with its customer and rider, of this run only. */
function newDelivery() {
  const number = `${run}_${next++}`;
  const delivery = { orderId: `order_${number}`, customerId: `cus_${number}`, riderId: `rider_${number}` };
  backend.customerOf.set(delivery.orderId, delivery.customerId);
  return delivery;
}

async function connect(port: number, namespace: "/customer" | "/rider", id: string): Promise<Client> {
  const client = await Client.connect({ port }, namespace, tokenFor(namespace.slice(1), id));
  clients.push(client);
  return client;
}

/** Tells the customer as the backend does; what was told last is what it would answer from then on. */
async function push({ orderId, customerId }: ReturnType<typeof newDelivery>, status: string): Promise<void> {
  const message = { order_id: orderId, status, at: new Date().toISOString() };
  backend.lastOf.set(orderId, { "order.status": message });
  await realtime.push("/customer", [rooms.order(orderId), rooms.customer(customerId)], "order.status", message);
}

const statuses = (client: Client) =>
  client.messages.filter(({ event }) => event === "order.status").map(({ message }) => message.status);
let seconds = 0;
/** A position a second after the last one. */
const here = () => ({
  latitude: 12.9716,
  longitude: 77.5946,
  recorded_at: new Date(Date.now() - 60_000 + 1000 * seconds++).toISOString(),
});

describe("two gateway processes", () => {
  it("need no sticky sessions: rider and customer are at different ones, and each message arrives once", async () => {
    const [one, two] = await Promise.all([runReady(await freePort(), env), runReady(await freePort(), env)]);
    const delivery = newDelivery();
    const { orderId, customerId, riderId } = delivery;
    await setTrackedOrders(redis, riderId, { read_at_us: Date.now() * 1000, order_ids: [orderId], dark_store_ids: [] });
    const customers = [
      await connect(one.port, "/customer", customerId),
      await connect(two.port, "/customer", customerId),
    ];
    for (const customer of customers) {
      expect(await customer.send("track", { order_id: orderId })).toEqual({ ok: true });
    }
    const rider = await connect(two.port, "/rider", riderId);
    expect(await rider.send("location", here())).toEqual({ ok: true });
    await push(delivery, "out_for_delivery");
    for (const customer of customers) {
      await customer.received("rider.location");
      await customer.received("order.status");
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(customers.map(({ messages }) => messages.length)).toEqual([2, 2]);
  });

  it("may be stopped one after the other: clients go on at the next and miss nothing", async () => {
    const [one, two] = await Promise.all([runReady(await freePort(), env), runReady(await freePort(), env)]);
    const delivery = newDelivery();
    const customer = await connect(one.port, "/customer", delivery.customerId);
    await customer.send("track", { order_id: delivery.orderId });
    await push(delivery, "out_for_delivery");
    await customer.received("order.status");
    const ended = customer.ended();
    one.child.kill("SIGTERM");
    expect(await ended).toMatch(/transport/);
    await push(delivery, "delivered");
    expect(await one.exit).toBe(0);
    await customer.comeBack(two);
    expect(customer.socket.recovered).toBe(true);
    await customer.received("order.status", 2);
    expect(statuses(customer)).toEqual(["out_for_delivery", "delivered"]);
  });
});

describe("a gateway that is killed and started again in the middle of a delivery", () => {
  it("loses no final status, and positions go on", async () => {
    const port = await freePort();
    const first = await runReady(port, env);
    const delivery = newDelivery();
    const { orderId, riderId } = delivery;
    await setTrackedOrders(redis, riderId, { read_at_us: Date.now() * 1000, order_ids: [orderId], dark_store_ids: [] });
    const customer = await connect(port, "/customer", delivery.customerId);
    await customer.send("track", { order_id: orderId });
    const rider = await connect(port, "/rider", riderId);
    expect(await rider.send("location", here())).toEqual({ ok: true });
    await push(delivery, "out_for_delivery");
    await customer.received("order.status");
    await customer.received("rider.location");

    const ended = Promise.all([customer.ended(), rider.ended()]);
    first.child.kill("SIGKILL");
    await ended;
    await push(delivery, "delivered");
    const second = await runReady(port, env);

    await Promise.all([customer.comeBack(second), rider.comeBack(second)]);
    expect(customer.socket.recovered).toBe(false);
    expect(await customer.send("track", { order_id: orderId })).toEqual({ ok: true });
    await customer.received("order.status", 2);
    expect(statuses(customer)).toEqual(["out_for_delivery", "delivered"]);
    expect(await rider.send("location", here())).toEqual({ ok: true });
    await customer.received("rider.location", 2);
  });

  it("does not tell a client that connects for the first time what it can read itself", async () => {
    const gateway = await runReady(await freePort(), env);
    const delivery = newDelivery();
    await push(delivery, "preparing");
    const customer = await connect(gateway.port, "/customer", delivery.customerId);
    await customer.send("track", { order_id: delivery.orderId });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(customer.messages).toEqual([]);
  });
});
