import { addressAt, placeOrder } from "../support/checkout";
import { eventually } from "../support/eventually";
import { call, ok, type Json } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import { createProduct, createStore, offerOf, setOffer, type TestProduct, type TestStore } from "../support/shop";
import { TestSocket } from "../support/sockets";

const people = peopleOf("pin-to-doorstep");
const PRICE = 64;
const DELIVERY_FEE = 25;
const START_STOCK = 10;
const ORDERED = 2;

describe("an order from pin to doorstep", () => {
  let store: TestStore;
  let milk: TestProduct;
  let customer: Person;
  let picker: Person;
  let riders: Person[];

  beforeAll(async () => {
    store = await createStore("pin-to-doorstep");
    milk = await createProduct("Pin to doorstep milk");
    await setOffer(store, milk, { price: PRICE, mrp: 70, on_hand: START_STOCK, bin: "A-01" });
    customer = await people.customer();
    picker = await people.staff([store.id]);
    riders = [await people.rider("Ravi"), await people.rider("Sunita")];
  });

  it("finds the dark store that serves the pin", async () => {
    const { latitude, longitude } = store.at;
    const answer = await ok("GET", `/store/serviceability?latitude=${latitude}&longitude=${longitude}`);
    expect(answer).toMatchObject({
      serviceable: true,
      dark_store: { id: store.id, code: store.code },
      delivery_fee: DELIVERY_FEE,
    });
    expect(answer.eta_minutes).toBeGreaterThan(0);
  });

  it("says out_of_area for a pin nobody serves", async () => {
    const answer = await ok("GET", "/store/serviceability?latitude=-60&longitude=0");
    expect(answer).toEqual({ serviceable: false, reason: "out_of_area" });
  });

  it("shows the store's own price and stock in Medusa's product shape", async () => {
    const { products } = await ok("GET", "/store/products?q=doorstep", { headers: { "x-dark-store-id": store.id } });
    const variant = products.find((product: Json) => product.id === milk.id).variants[0];
    expect(variant).toMatchObject({ id: milk.variant_id, manage_inventory: true, inventory_quantity: START_STOCK });
    expect(variant.calculated_price).toMatchObject({ calculated_amount: PRICE, currency_code: "inr" });
  });

  it("carries an order through every hand to the door", async () => {
    const order = await placeOrder({ customer, store, lines: [{ product: milk, quantity: ORDERED }] });
    expect(order.total).toBe(PRICE * ORDERED + DELIVERY_FEE);
    expect(await offerOf(store, milk)).toMatchObject({ on_hand: START_STOCK, reserved: ORDERED });

    const customerSocket = await TestSocket.open("/customer", customer.token);
    expect(await customerSocket.send("track", { order_id: order.id })).toMatchObject({ ok: true });
    const riderSockets = await Promise.all(riders.map((rider) => goOnline(rider, store)));

    const pickupCode = await pickAndPack(order.id as string);
    const [firstOffer, secondOffer] = await Promise.all(
      riderSockets.map((socket) => socket.next("offer.created", (offer) => offer.order_ids.includes(order.id))),
    );

    const answers = await Promise.all([accept(riders[0]!, firstOffer.id), accept(riders[1]!, secondOffer.id)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.code).toBe("offer_taken");
    const winner = riders[answers.findIndex((answer) => answer.status === 200)]!;
    const winnerSocket = riderSockets[riders.indexOf(winner)]!;

    const delivery = await deliveryOf(winner, order.id as string);
    expect(delivery).toMatchObject({ status: "assigned", bags: 2, cash_to_collect: PRICE * ORDERED + DELIVERY_FEE });
    await ok("POST", `/rider/deliveries/${delivery.id}/pickup`, {
      token: winner.token,
      body: { pickup_code: pickupCode },
    });

    const onTheWay = { latitude: store.at.latitude + 0.001, longitude: store.at.longitude };
    await eventually(async () => {
      const ack = await winnerSocket.send("location", { ...onTheWay, recorded_at: new Date().toISOString() });
      expect(ack).toEqual({ ok: true });
    });
    const seen = await customerSocket.next("rider.location", (location) => location.order_id === order.id);
    expect(seen).toMatchObject(onTheWay);

    const tracking = await ok("GET", `/store/orders/${order.id}/tracking`, { token: customer.token });
    expect(tracking).toMatchObject({ status: "out_for_delivery", rider: { vehicle: "scooter" } });
    await ok("POST", `/rider/deliveries/${delivery.id}/deliver`, {
      token: winner.token,
      body: { handoff_code: tracking.handoff_code, cash_collected: delivery.cash_to_collect },
    });

    await customerSocket.next("order.status", (message) => message.status === "delivered");
    await expectBooksToBalance(order.id as string, winner);
    for (const socket of [customerSocket, ...riderSockets]) {
      socket.close();
    }
  });

  async function pickAndPack(orderId: string): Promise<string> {
    const { orders } = await ok("GET", "/staff/orders?status=confirmed", { token: picker.token });
    const queued = orders.find((candidate: Json) => candidate.order_id === orderId);
    expect(queued.lines).toMatchObject([{ bin: "A-01", barcode: milk.barcode, quantity: ORDERED }]);
    await ok("POST", `/staff/orders/${orderId}/accept`, { token: picker.token });
    const early = await call("POST", `/staff/orders/${orderId}/ready`, { token: picker.token });
    expect(early.status).toBeGreaterThanOrEqual(400);
    await ok("POST", `/staff/orders/${orderId}/lines/${queued.lines[0].id}/pick`, {
      token: picker.token,
      body: { quantity: ORDERED, barcode: milk.barcode },
    });
    await ok("POST", `/staff/orders/${orderId}/ready`, { token: picker.token, body: { bags: 2 } });
    const ready = await ok("GET", "/staff/orders?status=ready_for_pickup", { token: picker.token });
    return ready.orders.find((candidate: Json) => candidate.order_id === orderId).pickup_code as string;
  }

  async function expectBooksToBalance(orderId: string, winner: Person): Promise<void> {
    expect(await offerOf(store, milk)).toMatchObject({ on_hand: START_STOCK - ORDERED, reserved: 0 });
    const { deliveries } = await ok("GET", `/admin/deliveries?order_id[]=${orderId}`, { token: await operatorToken() });
    expect(deliveries).toHaveLength(1);
    expect(deliveries[0]).toMatchObject({ status: "delivered", rider_id: winner.id });
    expect(deliveries[0].earnings).toMatchObject([{ rider_id: winner.id }]);
    const { quick_orders } = await ok("GET", `/admin/quick-orders?order_id[]=${orderId}`, {
      token: await operatorToken(),
    });
    expect(quick_orders[0].timeline.map((step: Json) => step.status)).toEqual([
      "confirmed",
      "preparing",
      "ready_for_pickup",
      "out_for_delivery",
      "delivered",
    ]);
  }
});

describe("what belongs to someone else", () => {
  it("answers 404 for another customer's tracking and 401 without a token where a person is needed", async () => {
    const store = await createStore("someone-else");
    const tea = await createProduct("Someone else tea");
    await setOffer(store, tea, { price: 100, mrp: 100, on_hand: 5 });
    const [owner, stranger] = [await people.customer(), await people.customer()];
    const order = await placeOrder({ customer: owner, store, lines: [{ product: tea, quantity: 1 }] });

    expect((await call("GET", `/store/orders/${order.id}/tracking`, { token: stranger.token })).status).toBe(404);
    expect((await call("GET", `/store/orders/${order.id}/tracking`, { token: owner.token })).status).toBe(200);
    const anonymous = await call("GET", "/staff/orders");
    expect(anonymous.status).toBe(401);
    expect(anonymous.body).toMatchObject({ type: "unauthorized", code: "unauthorized" });
    expect(anonymous.body.request_id).toBe(anonymous.headers.get("x-request-id"));
  });

  it("refuses an address outside the pinned store's area", async () => {
    const store = await createStore("far-address");
    const customer = await people.customer();
    const { cart } = await ok("POST", "/store/carts", {
      token: customer.token,
      headers: { "x-dark-store-id": store.id },
      body: {},
    });
    const far = await call("POST", `/store/carts/${cart.id}`, {
      token: customer.token,
      body: { shipping_address: addressAt({ latitude: store.at.latitude + 1, longitude: store.at.longitude }) },
    });
    expect(far).toMatchObject({ status: 400, body: { code: "out_of_area" } });
  });
});

/** Starts a shift, connects, and reports a position next to the store. */
async function goOnline(rider: Person, store: TestStore): Promise<TestSocket> {
  await ok("POST", "/rider/shifts/start", { token: rider.token });
  const socket = await TestSocket.open("/rider", rider.token);
  const ack = await socket.send("location", { ...store.at, recorded_at: new Date().toISOString() });
  expect(ack).toEqual({ ok: true });
  return socket;
}

function accept(rider: Person, offerId: string) {
  return call("POST", `/rider/offers/${offerId}/accept`, { token: rider.token });
}

async function deliveryOf(rider: Person, orderId: string): Promise<Json> {
  const { deliveries } = await ok("GET", "/rider/deliveries?status=assigned", { token: rider.token });
  return deliveries.find((delivery: Json) => delivery.order_id === orderId);
}
