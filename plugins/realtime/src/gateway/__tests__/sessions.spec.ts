import { rooms, type GatewayNamespace } from "../../contract";
import { Client } from "./support/gateway-under-test";
import { quiet, TestBed } from "./support/test-bed";

const bed = new TestBed();
beforeAll(() => bed.open());
afterEach(() => bed.reset());
afterAll(() => bed.close());

const NAMESPACES: GatewayNamespace[] = ["/rider", "/customer", "/staff", "/ops"];

/** An account that may connect; staff work in one store. */
function newAccount(): string {
  const id = bed.newId("account");
  bed.backend.storesOf.set(id, [bed.newId("dstore")]);
  return id;
}

const refusalOf = (namespace: GatewayNamespace, id: string) =>
  bed.connect(namespace, id).then(
    () => "accepted",
    (error: Error) => error.message,
  );

describe("the connections of an account", () => {
  it.each(NAMESPACES)("of %s end in all gateways when the backend says so, and nobody else's", async (namespace) => {
    const [id, other] = [newAccount(), newAccount()];
    const [here, there, bystander] = await Promise.all([
      bed.connect(namespace, id),
      bed.connect(namespace, id, bed.secondGateway),
      bed.connect(namespace, other),
    ]);
    const ended = Promise.all([here.ended(), there.ended()]);
    await bed.realtime.endSessions(namespace, id);
    expect(await ended).toEqual(["io server disconnect", "io server disconnect"]);
    await quiet();
    expect(bystander.socket.connected).toBe(true);
  });

  it.each(["/rider", "/staff", "/ops"] as const)("of %s are refused when it is not active", async (namespace) => {
    const id = newAccount();
    expect(await refusalOf(namespace, id)).toBe("accepted");
    bed.backend.inactive.add(id);
    expect(await refusalOf(namespace, id)).toBe("not_allowed");
  });

  it.each(["/staff", "/ops"] as const)("of %s are refused while the backend is away", async (namespace) => {
    bed.backend.failWith = 503;
    expect(await refusalOf(namespace, newAccount())).toBe("unavailable");
  });

  it("of riders are let in while the backend is away: they carry orders", async () => {
    bed.backend.failWith = 503;
    expect(await refusalOf("/rider", newAccount())).toBe("accepted");
  });

  it("are all let in when many ask at once", async () => {
    const id = newAccount();
    const token = bed.tokenOf("/rider", id);
    const clients = await Promise.all(
      Array.from({ length: 80 }, () => Client.connect(bed.secondGateway, "/rider", token)),
    );
    expect(clients.every(({ socket }) => socket.connected)).toBe(true);
    clients.forEach((client) => client.close());
  });
});

describe("a member of staff who changes stores", () => {
  it("hears of the new ones and no longer of the old, without a new connection", async () => {
    const id = bed.newId("staff");
    const [old, kept, added] = [bed.newId("dstore"), bed.newId("dstore"), bed.newId("dstore")];
    bed.backend.storesOf.set(id, [old, kept]);
    const staff = await bed.connect("/staff", id, bed.secondGateway);
    await bed.realtime.moveSessions("/staff", id, { leave: [rooms.store(old)], join: [rooms.store(added)] });
    const low = (dark_store_id: string) => ({ dark_store_id, variant_id: "variant_1", available: 1, reorder_level: 2 });
    for (const store of [old, kept, added]) {
      await bed.realtime.push("/staff", [rooms.store(store)], "stock.low", low(store));
    }
    await staff.received("stock.low", 2);
    await quiet();
    expect(staff.messages.map(({ message }) => message.dark_store_id)).toEqual([kept, added]);
  });
});

describe("what the gateway tells Prometheus", () => {
  it("counts connections, messages both ways and refusals by code", async () => {
    const [riderId, orderId] = [bed.newId("rider"), bed.newId("order")];
    const rider = await bed.connect("/rider", riderId);
    const customer = await bed.follow(orderId);
    expect(await bed.metric("gateway_connections", { namespace: "/rider" })).toBe(1);

    const sent = () => bed.metric("gateway_messages_sent_total", { namespace: "/customer", message: "order.status" });
    const refused = () => bed.metric("gateway_messages_refused_total", { code: "invalid_location" });
    const before = { sent: await sent(), refused: await refused() };
    await rider.send("location", { latitude: 91 });
    await rider.send("made_up", {});
    const status = { order_id: orderId, status: "preparing", at: new Date().toISOString() };
    await bed.realtime.push("/customer", [rooms.order(orderId)], "order.status", status);
    await customer.received("order.status");
    expect(await sent()).toBe(before.sent + 1);
    expect(await refused()).toBe(before.refused + 1);
    expect(await bed.metric("gateway_messages_received_total", { message: "unknown" })).toBeGreaterThanOrEqual(1);
    expect(await bed.metric("gateway_messages_received_total", { message: "made_up" })).toBe(0);

    const refusals = () => bed.metric("gateway_connections_refused_total", { namespace: "/ops", code: "wrong_actor" });
    const refusalsBefore = await refusals();
    await Client.connect(bed.gateway, "/ops", bed.tokenOf("/rider", riderId)).catch(() => undefined);
    expect(await refusals()).toBe(refusalsBefore + 1);
  });

  it("tells how long positions took, how the event loop does and what the process uses", async () => {
    const rider = await bed.connect("/rider", bed.newId("rider"));
    const handled = () => bed.metric("gateway_location_handling_seconds_count");
    const before = await handled();
    await rider.send("location", { latitude: 12.97, longitude: 77.59, recorded_at: new Date().toISOString() });
    expect(await handled()).toBe(before + 1);
    expect(await bed.metric("process_resident_memory_bytes")).toBeGreaterThan(0);
    const text = await (await fetch(`http://127.0.0.1:${bed.gateway.port}/metrics`)).text();
    expect(text).toContain("nodejs_eventloop_lag_p99_seconds");
  });
});
