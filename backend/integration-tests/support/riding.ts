import { placeOrder } from "./checkout";
import { eventually } from "./eventually";
import { call, ok, type Answer, type Json } from "./http";
import { operatorToken, type peopleOf, type Person } from "./people";
import { createProduct, createStore, setOffer, type TestProduct, type TestStore } from "./shop";

const PRICE = 80;
/** A degree of latitude. */
const METRES = 111_195;

/** A store of its own with one product, so that only the test's riders are near. */
export interface RidingScene {
  store: TestStore;
  product: TestProduct;
  picker: Person;
  customer: Person;
}

type Place = { latitude: number; longitude: number };

/** A point so many metres north of another. */
export const north = (from: Place, metres: number): Place => ({ ...from, latitude: from.latitude + metres / METRES });

/** A rider's report of a place, some seconds ago. */
export const locationAt = ({ latitude, longitude }: Place, secondsAgo = 0): Json => ({
  latitude,
  longitude,
  recorded_at: new Date(Date.now() - secondsAgo * 1000).toISOString(),
});

/** Calls the rider's API. */
export const act = (rider: Person, path: string, body: Json = {}): Promise<Answer> =>
  call("POST", `/rider/${path}`, { token: rider.token, body });

export async function ridingScene(people: ReturnType<typeof peopleOf>, name: string): Promise<RidingScene> {
  const [store, product, customer] = [
    await createStore(name),
    await createProduct(`Rice of ${name}`),
    await people.customer(),
  ];
  await setOffer(store, product, { price: PRICE, mrp: PRICE, on_hand: 100, bin: "A-01" });
  return { store, product, customer, picker: await people.staff([store.id]) };
}

/** A rider on shift at the store. */
export async function riderOnline(
  people: ReturnType<typeof peopleOf>,
  { store }: RidingScene,
  firstName?: string,
): Promise<Person> {
  const rider = await people.rider(firstName);
  await ok("POST", "/rider/shifts/start", { token: rider.token });
  await ok("POST", "/rider/location", { token: rider.token, body: locationAt(store.at) });
  return rider;
}

/** A placed order, picked, packed and ready, with the code the store shows; `wishes` go into the address. */
export async function readyOrder(
  scene: RidingScene,
  wishes: Record<string, unknown> = {},
): Promise<{ id: string; pickup_code: string }> {
  const { customer, store, product, picker } = scene;
  const order = await placeOrder({
    customer,
    store,
    lines: [{ product, quantity: 1 }],
    to: { ...store.at, ...wishes },
  });
  const staff = { token: picker.token };
  const { orders } = await ok("GET", "/staff/orders?status=confirmed", staff);
  const { lines } = orders.find((each: Json) => each.order_id === order.id);
  await ok("POST", `/staff/orders/${order.id}/accept`, staff);
  await ok("POST", `/staff/orders/${order.id}/lines/${lines[0].id}/pick`, { ...staff, body: { quantity: 1 } });
  await ok("POST", `/staff/orders/${order.id}/ready`, staff);
  const ready = await ok("GET", "/staff/orders?status=ready_for_pickup", staff);
  const { pickup_code } = ready.orders.find((each: Json) => each.order_id === order.id);
  return { id: order.id, pickup_code };
}

/** The rider's offer for an order, waited for. */
export function offerFor(rider: Person, orderId: string): Promise<Json> {
  return eventually(async () => {
    const { offers } = await ok("GET", "/rider/offers", { token: rider.token });
    const offer = offers.find((each: Json) => each.order_ids.includes(orderId));
    if (!offer) throw new Error(`The rider has no offer for ${orderId}.`);
    return offer;
  });
}

/** The delivery of an order, once this rider has been offered and has accepted it. */
export async function acceptedBy(rider: Person, orderId: string): Promise<Json> {
  const offer = await offerFor(rider, orderId);
  const { delivery } = await ok("POST", `/rider/offers/${offer.id}/accept`, { token: rider.token });
  return delivery;
}

/** The one delivery of an order, as operations see it. */
export async function adminDelivery(orderId: string): Promise<Json> {
  const { deliveries } = await ok("GET", `/admin/deliveries?order_id[]=${orderId}`, { token: await operatorToken() });
  expect(deliveries).toHaveLength(1);
  return deliveries[0];
}
