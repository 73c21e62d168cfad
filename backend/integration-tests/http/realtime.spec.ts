import { placeOrder } from "../support/checkout";
import { call, ok, type Json } from "../support/http";
import { giveRole, inviteOperator } from "../support/operators";
import { operatorToken, peopleOf, type Person } from "../support/people";
import { createProduct, createStore, setOffer, type TestProduct, type TestStore } from "../support/shop";
import { TestSocket } from "../support/sockets";

const people = peopleOf("realtime");

describe("what the sockets are told of an order", () => {
  let store: TestStore;
  let product: TestProduct;
  let customer: Person;
  let picker: Person;
  let rider: Person;
  const sockets: TestSocket[] = [];
  const open = async (...args: Parameters<typeof TestSocket.open>): Promise<TestSocket> => {
    const socket = await TestSocket.open(...args);
    sockets.push(socket);
    return socket;
  };

  beforeAll(async () => {
    store = await createStore("realtime-store");
    product = await createProduct("Realtime rice");
    await setOffer(store, product, { price: 90, mrp: 100, on_hand: 11, reorder_level: 10, bin: "B-01" });
    [customer, picker, rider] = [await people.customer(), await people.staff([store.id]), await people.rider()];
  });
  afterAll(() => sockets.forEach((socket) => socket.close()));

  it("reaches customer, store, rider and operations, each with what is theirs", async () => {
    const ofCustomer = await open("/customer", customer.token);
    const ofStore = await open("/staff", picker.token);
    const ofOperations = await open("/ops", await operatorToken());
    expect(await ofOperations.send("watch", { dark_store_ids: [store.id] })).toEqual({ ok: true });
    await ok("POST", "/rider/shifts/start", { token: rider.token });
    const ofRider = await open("/rider", rider.token);
    const position = { ...store.at, recorded_at: new Date().toISOString() };
    expect(await ofRider.send("location", position)).toEqual({ ok: true });

    const order = await placeOrder({ customer, store, lines: [{ product, quantity: 2 }] });
    const orderId = order.id as string;
    const own = (message: Json) => message.order_id === orderId;
    expect(await ofStore.next("order.created", own)).toMatchObject({ dark_store_id: store.id, status: "confirmed" });
    expect(await ofCustomer.next("order.status", own)).toMatchObject({ status: "confirmed" });
    expect((await ofCustomer.next("order.eta", own)).eta_minutes).toBeGreaterThan(0);
    expect(await ofOperations.next("order.status", own)).toMatchObject({ status: "confirmed" });
    await ofStore.next("stock.low", (message) => message.variant_id === product.variant_id);

    await pack(orderId);
    await ofStore.next("order.updated", (message) => own(message) && message.status === "ready_for_pickup");
    const offer = await ofRider.next("offer.created", (message) => message.order_ids.includes(orderId));
    const { offers } = await ok("GET", "/rider/offers", { token: rider.token });
    expect(offers.find((listed: Json) => listed.id === offer.id)).toMatchObject(offer);

    await ok("POST", `/rider/offers/${offer.id}/accept`, { token: rider.token });
    const assigned = (message: Json) => own(message) && message.status === "assigned";
    expect(await ofRider.next("delivery.updated", assigned)).toMatchObject({ rider_id: rider.id });
    expect(await ofOperations.next("delivery.updated", assigned)).toMatchObject({ dark_store_id: store.id });
    for (const socket of [ofCustomer, ofStore]) {
      expect(socket.all("offer.created")).toEqual([]);
    }
  });

  async function pack(orderId: string): Promise<void> {
    const { token } = picker;
    await ok("POST", `/staff/orders/${orderId}/accept`, { token });
    const { orders } = await ok("GET", "/staff/orders?status=preparing", { token });
    const [line] = orders.find((candidate: Json) => candidate.order_id === orderId).lines;
    await ok("POST", `/staff/orders/${orderId}/lines/${line.id}/pick`, { token, body: { quantity: 2 } });
    await ok("POST", `/staff/orders/${orderId}/ready`, { token });
  }
});

describe("who may listen", () => {
  it("refuses another customer's order and a token of another kind", async () => {
    const store = await createStore("realtime-access");
    const product = await createProduct("Realtime access salt");
    await setOffer(store, product, { price: 20, mrp: 20, on_hand: 5 });
    const [owner, stranger] = [await people.customer(), await people.customer()];
    const order = await placeOrder({ customer: owner, store, lines: [{ product, quantity: 1 }] });

    const socket = await TestSocket.open("/customer", stranger.token);
    expect(await socket.send("track", { order_id: order.id })).toMatchObject({ error: { code: "order_not_found" } });
    socket.close();
    await expect(TestSocket.open("/ops", stranger.token)).rejects.toThrow();
    await expect(TestSocket.open("/rider", owner.token)).rejects.toThrow();
    const path = `/realtime/access/orders/${order.id}`;
    expect((await call("GET", path, { token: owner.token })).status).toBe(200);
    const { last } = await ok("GET", `${path}?last=true`, { token: owner.token });
    expect(last["order.status"]).toMatchObject({ order_id: order.id, status: "confirmed" });
    expect(last["order.eta"].eta_minutes).toBeGreaterThan(0);
    expect((await call("GET", path, { token: stranger.token })).status).toBe(404);
    expect((await call("GET", `${path}?last=true`, { token: stranger.token })).status).toBe(404);
    expect((await call("GET", path)).status).toBe(401);
    expect((await call("GET", "/realtime/access/me", { token: owner.token })).status).toBe(401);
  });

  it("lets a suspended rider send no position, and soon not even listen", async () => {
    const rider = await people.rider();
    const socket = await TestSocket.open("/rider", rider.token);
    await ok("POST", `/admin/riders/${rider.id}`, { token: await operatorToken(), body: { status: "suspended" } });
    const position = { latitude: 12.9, longitude: 77.6, recorded_at: new Date().toISOString() };
    expect(await socket.send("location", position)).toMatchObject({ error: { code: "rider_suspended" } });
    expect(await socket.ended()).toBe("io server disconnect");
    await expect(TestSocket.open("/rider", rider.token)).rejects.toMatchObject({ data: { code: "not_allowed" } });
    expect((await call("GET", "/realtime/access/me", { token: rider.token })).status).toBe(403);
  });

  it("sends staff away who are made inactive", async () => {
    const store = await createStore("realtime-inactive");
    const member = await people.staff([store.id]);
    const socket = await TestSocket.open("/staff", member.token);
    const ended = socket.ended();
    await ok("POST", `/admin/staff/${member.id}`, { token: await operatorToken(), body: { status: "inactive" } });
    expect(await ended).toBe("io server disconnect");
    await expect(TestSocket.open("/staff", member.token)).rejects.toMatchObject({ data: { code: "not_allowed" } });
  });

  it("lets staff hear of a store from when they work there to when they no longer do", async () => {
    const [first, second] = [await createStore("realtime-first"), await createStore("realtime-second")];
    const product = await createProduct("Realtime moving flour");
    await setOffer(second, product, { price: 20, mrp: 20, on_hand: 50 });
    const [member, customer] = [await people.staff([first.id]), await people.customer()];
    const socket = await TestSocket.open("/staff", member.token);
    const work = async (ids: string[]) =>
      ok("POST", `/admin/staff/${member.id}`, { token: await operatorToken(), body: { dark_store_ids: ids } });

    await work([second.id]);
    const order = await placeOrder({ customer, store: second, lines: [{ product, quantity: 1 }] });
    await socket.next("order.created", (message) => message.order_id === order.id);
    await work([first.id]);
    await placeOrder({ customer, store: second, lines: [{ product, quantity: 1 }] });
    await new Promise((resolve) => setTimeout(resolve, 1500)); // what must not come would have come
    expect(socket.all("order.created")).toHaveLength(1);
    socket.close();
  });

  it("sends an operator away whose account is deleted", async () => {
    const token = await operatorToken();
    const leaver = await inviteOperator("realtime-leaver", "operations");
    const socket = await TestSocket.open("/ops", leaver.token);
    const ended = socket.ended();
    await ok("DELETE", `/admin/users/${leaver.id}`, { token });
    expect(await ended).toBe("io server disconnect");
    await expect(TestSocket.open("/ops", leaver.token)).rejects.toThrow();
  });

  it("sends an operator away whose new role hears nothing of deliveries", async () => {
    const moved = await inviteOperator("realtime-moved", "support");
    const socket = await TestSocket.open("/ops", moved.token);
    const ended = socket.ended();
    await giveRole(moved.id, "catalogue_manager");
    expect(await ended).toBe("io server disconnect");
    await expect(TestSocket.open("/ops", moved.token)).rejects.toThrow();
    await giveRole(moved.id, "operations");
    (await TestSocket.open("/ops", moved.token)).close();
  });
});
