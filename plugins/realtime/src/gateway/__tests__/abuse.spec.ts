import type { GatewayNamespace } from "../../contract";
import { rooms } from "../../contract";
import { Client } from "./support/gateway-under-test";
import { quiet, TestBed, until } from "./support/test-bed";

const bed = new TestBed();
beforeAll(() => bed.open());
afterEach(() => bed.reset());
afterAll(() => bed.close());

/** What lies below Socket.IO: the websocket itself. */
const websocketOf = (client: Client) =>
  (client.socket.io.engine as unknown as { transport: { ws: { send: (frame: string) => void } } }).transport.ws;

/** The ways a websocket has ended. */
const transportEnd = (client: Client): Promise<string> =>
  new Promise((resolve) => client.socket.io.engine.once("close", (reason: string) => resolve(reason)));

async function expectService(): Promise<void> {
  const rider = await bed.connect("/rider", bed.newId("rider"));
  const here = { latitude: 12.97, longitude: 77.59, recorded_at: new Date().toISOString() };
  expect(await rider.send("location", here)).toEqual({ ok: true });
}

describe("a client that means harm", () => {
  it("finds nobody in the namespace that Socket.IO always has, with or without a token, however it goes away", async () => {
    const main = "/" as GatewayNamespace;
    for (const token of [undefined, bed.tokenOf("/rider", bed.newId("rider"))]) {
      await expect(Client.connect(bed.gateway, main, token)).rejects.toThrow("not_allowed");
    }
    const inside = await bed.connect("/rider", bed.newId("rider"));
    websocketOf(inside).send("40");
    inside.socket.io.engine.close();
    await quiet();
    await expectService();
  });

  it("cannot enter a namespace over and over on one websocket", async () => {
    const id = bed.newId("rider");
    const client = await bed.connect("/rider", id);
    const ended = transportEnd(client);
    const connect = `40/ops,${JSON.stringify({ token: bed.tokenOf("/rider", id) })}`;
    for (let time = 0; time < 20; time++) websocketOf(client).send(connect);
    expect(await ended).toBe("transport close");
    await expectService();
  });

  it("keeps no websocket open after leaving every namespace", async () => {
    const client = await bed.connect("/rider", bed.newId("rider"));
    const ended = transportEnd(client);
    websocketOf(client).send("41/rider,");
    expect(await ended).toMatch(/close/);
    await until(async () => (await bed.metric("gateway_connections", { namespace: "/rider" })) === 0);
  });

  it("is sent away for flooding also when some of its messages are let through", async () => {
    const client = await bed.connect("/rider", bed.newId("rider"));
    const ended = client.ended();
    const flood = setInterval(() => {
      for (let message = 0; message < 10; message++) client.socket.emit("unknown");
    }, 20);
    expect(await ended).toBe("io server disconnect");
    clearInterval(flood);
  });
});

describe("a customer who follows an order again", () => {
  it("is told nothing older than what comes meanwhile: no time and no position after a new status", async () => {
    const order_id = bed.newId("order");
    const customer = await bed.follow(order_id);
    bed.backend.lastOf.set(order_id, {
      "order.status": { order_id, status: "out_for_delivery" },
      "order.eta": { order_id, eta_minutes: 4 },
      "rider.location": { order_id, latitude: 1, longitude: 2 },
    });
    await customer.loseConnection();
    await customer.comeBack(bed.gateway);
    bed.backend.holdBack();
    const tracked = customer.send("track", { order_id });
    await bed.backend.letGo();
    await tracked;
    await bed.realtime.push("/customer", [rooms.order(order_id)], "order.status", {
      order_id,
      status: "delivered",
      at: new Date().toISOString(),
    });
    await customer.received("order.status");
    await bed.backend.letGo();
    await quiet();
    expect(customer.messages.map(({ event, message }) => [event, message.status])).toEqual([
      ["order.status", "delivered"],
    ]);
  });
});
