import { MAX_KEPT_MESSAGES, rooms } from "../../contract";
import { tokenFor } from "./support/gateway-under-test";
import { quiet, TestBed } from "./support/test-bed";

const bed = new TestBed();
beforeAll(() => bed.open());
afterEach(() => bed.reset());
afterAll(() => bed.close());

/** Tells whoever follows the order and, when named, its customer, as the backend does. */
function push(order_id: string, status: string, customerId?: string): Promise<void> {
  const followers = [rooms.order(order_id), ...(customerId ? [rooms.customer(customerId)] : [])];
  return bed.realtime.push("/customer", followers, "order.status", { order_id, status, at: "2026-01-01T00:00:00Z" });
}

/** A customer who has seen that their order is confirmed. */
async function customerOf(orderId: string, customerId = bed.newId("cus")) {
  const customer = await bed.follow(orderId, bed.gateway, customerId);
  await push(orderId, "confirmed");
  await customer.received("order.status");
  return customer;
}
type Customer = Awaited<ReturnType<typeof customerOf>>;
const statuses = (customer: Customer) => customer.messages.map(({ message }) => message.status);

describe("a client that comes back", () => {
  it("gets what it missed, once and in order, at whichever gateway, and hears on without asking", async () => {
    const orderId = bed.newId("order");
    const customer = await customerOf(orderId);
    await customer.loseConnection();
    await push(orderId, "preparing");
    await push(orderId, "ready_for_pickup");
    await customer.comeBack(bed.secondGateway);
    expect(customer.socket.recovered).toBe(true);
    // What is pushed while it is still being told may come twice; the test below is about that.
    await customer.received("order.status", 3);
    await quiet();
    await push(orderId, "out_for_delivery");
    await customer.received("order.status", 4);
    await quiet();
    expect(statuses(customer)).toEqual(["confirmed", "preparing", "ready_for_pickup", "out_for_delivery"]);
  });

  it("gets the final message although its room was emptied meanwhile", async () => {
    const [orderId, customerId] = [bed.newId("order"), bed.newId("cus")];
    const customer = await customerOf(orderId, customerId);
    await customer.loseConnection();
    await push(orderId, "delivered", customerId);
    await bed.realtime.emptyRoom("/customer", rooms.order(orderId));
    await customer.comeBack(bed.gateway);
    expect(customer.socket.recovered).toBe(true);
    await customer.received("order.status", 2);
    expect(statuses(customer)).toEqual(["confirmed", "delivered"]);
  });

  it("ends with the newest message also when messages come while it is told what it missed", async () => {
    const orderId = bed.newId("order");
    const customer = await customerOf(orderId);
    await customer.loseConnection();
    const numbers = Array.from({ length: 60 }, (_, number) => `status ${number}`);
    const pushing = numbers.reduce((before, status) => before.then(() => push(orderId, status)), Promise.resolve());
    await customer.comeBack(bed.secondGateway);
    await pushing;
    await customer.received("order.status", 61);
    await quiet();
    expect(new Set(statuses(customer))).toEqual(new Set(["confirmed", ...numbers]));
    expect(statuses(customer).at(-1)).toBe("status 59");
  });

  it("is told to read anew when it missed more than is kept", async () => {
    const orderId = bed.newId("order");
    const customer = await customerOf(orderId);
    await customer.loseConnection();
    for (let missed = 0; missed <= MAX_KEPT_MESSAGES; missed++) {
      await push(orderId, `status ${missed}`);
    }
    await customer.comeBack(bed.gateway);
    expect(customer.socket.recovered).toBe(false);
    await quiet();
    expect(statuses(customer)).toEqual(["confirmed"]);
  });

  it("gets nothing of somebody else who used the same phone before", async () => {
    const orderId = bed.newId("order");
    const customer = await customerOf(orderId);
    await customer.loseConnection();
    await push(orderId, "preparing");
    const stranger = tokenFor("customer", bed.newId("cus"));
    await expect(customer.comeBack(bed.gateway, stranger)).rejects.toThrow("unavailable");
    await customer.comeBack(bed.gateway, stranger);
    expect(customer.socket.recovered).toBe(false);
    await push(orderId, "ready_for_pickup");
    await quiet();
    expect(statuses(customer)).toEqual(["confirmed"]);
  });

  it("is refused with an expired or forged token, and told nothing", async () => {
    for (const [token, code] of [
      [tokenFor("customer", "cus_1", -1), "token_expired"],
      [tokenFor("customer", "cus_1", 60, "forged"), "invalid_token"],
    ] as const) {
      const orderId = bed.newId("order");
      const customer = await customerOf(orderId);
      await customer.loseConnection();
      await push(orderId, "preparing");
      await expect(customer.comeBack(bed.gateway, token)).rejects.toThrow(code);
      await quiet();
      expect(statuses(customer)).toEqual(["confirmed"]);
    }
  });

  it("is refused when the account was ended meanwhile", async () => {
    const riderId = bed.newId("rider");
    const rider = await bed.connect("/rider", riderId);
    await bed.realtime.push("/rider", [rooms.rider(riderId)], "offer.withdrawn", { id: "offer_1", reason: "taken" });
    await rider.received("offer.withdrawn");
    await rider.loseConnection();
    bed.backend.inactive.add(riderId);
    await expect(rider.comeBack(bed.gateway)).rejects.toThrow("not_allowed");
  });

  it("cannot ask with anything but an id of a message", async () => {
    const customer = await customerOf(bed.newId("order"));
    await customer.loseConnection();
    Object.assign(customer.socket, { _lastOffset: "0" });
    await customer.comeBack(bed.gateway);
    expect(customer.socket.recovered).toBe(false);
  });
});
