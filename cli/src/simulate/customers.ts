import { ApiError } from "../client/errors.js";
import { CommandError } from "../frame/errors.js";
import { fillBasket } from "./basket.js";
import { Bell } from "./bell.js";
import type { Chance } from "./chance.js";
import { GatewaySocket } from "../client/gateway-socket.js";
import type { Journey } from "./journey.js";
import { logInByPhone, type Session } from "./phone-login.js";
import { placeAt, type Place } from "../geo/places.js";
import type { DarkStore } from "../stores/dark-stores.js";
import { pause, type Venue, type World } from "./world.js";

interface Tracking {
  status: string;
  handoff_code: string | null;
}

interface CompleteAnswer {
  type: "order" | "cart";
  order?: { id: string; display_id: number };
  error?: { code: string; message: string };
}

const TRY_AGAIN_AFTER_MS = 2_000;
/** News comes over the socket; the tracking answer is read now and then in case a message was lost. */
const READ_TRACKING_EVERY_MS = 6_000;
const MAX_BASKETS = 5;
const MAX_PLACES = 12;
const NEAREST_DOOR_M = 120;
/** What a customer may meet on an ordinary day and answers by trying another basket. */
const WORTH_ANOTHER_BASKET = ["insufficient_stock", "price_changed", "below_minimum"];
/** What passes by itself. */
const WORTH_WAITING = ["overloaded", "store_closed"];

export interface Customer {
  /** Where the customer shops. */
  venue: Venue;
  phone: string;
  /** How long after ordering the customer thinks better of it; null for most. */
  cancelsAfterMs: number | null;
}

/** Plays one customer from login to the door: shops, pays in cash, follows the order, shows the hand-over code. */
export async function playCustomer(
  world: World,
  journey: Journey,
  { venue, phone, cancelsAfterMs }: Customer,
  chance: Chance,
): Promise<void> {
  const visit = () => placeOrder(world, venue, journey, phone, chance);
  const { session, socket, orderId } = await world.shop.pass(visit);
  try {
    const news = new Bell();
    follow(socket, journey, orderId, news);
    await track(socket, orderId);
    journey.moveTo("confirmed");
    const regret = cancelsAfterMs === null ? null : thinkBetter(world, session, journey, orderId, cancelsAfterMs);
    await Promise.all([waitForTheEnd(world, session, journey, orderId, news), regret?.then(() => news.ring())]);
  } finally {
    socket.close();
  }
}

/** Cancels while the server lets the customer; a refusal means that the order is too far on its way, and it comes. */
async function thinkBetter(
  world: World,
  { http }: Session,
  journey: Journey,
  orderId: string,
  afterMs: number,
): Promise<void> {
  await pause(world, afterMs);
  try {
    await http.post(`/store/orders/${orderId}/cancel`, { reason: "thought better of it" }, { mustFinish: true });
    journey.cancelledByCustomer = true;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500 || error.status === 401) throw error;
  }
}

async function placeOrder(world: World, venue: Venue, journey: Journey, phone: string, chance: Chance) {
  world.signal.throwIfAborted();
  const session = await logInByPhone(world, "customer", phone, {
    "x-publishable-api-key": world.publishableKey,
    "x-dark-store-id": venue.store.id,
  });
  const door = await chooseDoor(world, venue.store, session, chance);
  journey.door = door;
  const startedAt = performance.now();
  const order = await shopUntilOrdered(world, venue, session, door, chance);
  journey.checkoutMs = Math.round(performance.now() - startedAt);
  journey.orderId = order.id;
  journey.displayId = order.display_id;
  journey.showHandoffCode = () => readHandoffCode(session, order.id);
  const socket = await GatewaySocket.open(world.gatewayUrl, "/customer", session.token);
  return { session, socket, orderId: order.id };
}

/** A place near the store that this store serves; areas of neighbouring stores may overlap. */
async function chooseDoor(world: World, store: DarkStore, session: Session, chance: Chance): Promise<Place> {
  for (let attempt = 0; attempt < MAX_PLACES; attempt += 1) {
    const door = placeAt(store, chance.between(NEAREST_DOOR_M, world.reachM), chance.between(0, 360));
    const answer = await session.http.get<{ serviceable: boolean; dark_store?: { id: string } }>(
      "/store/serviceability",
      { latitude: door.latitude, longitude: door.longitude },
    );
    if (answer.serviceable && answer.dark_store?.id === store.id) {
      return door;
    }
  }
  throw new CommandError("no_door", `No place near ${store.code} is served by it now.`);
}

async function shopUntilOrdered(world: World, venue: Venue, session: Session, door: Place, chance: Chance) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await checkOut(world, venue, session, door, chance);
      if (answer.order) {
        return answer.order;
      }
      const code = answer.error?.code ?? "unknown";
      throw new CommandError(code, answer.error?.message ?? "The cart was not completed.");
    } catch (error) {
      const code = error instanceof ApiError || error instanceof CommandError ? error.code : "";
      if (attempt >= MAX_BASKETS || ![...WORTH_ANOTHER_BASKET, ...WORTH_WAITING].includes(code)) {
        throw error;
      }
      await pause(world, WORTH_WAITING.includes(code) ? TRY_AGAIN_AFTER_MS : 0);
    }
  }
}

async function checkOut(
  world: World,
  venue: Venue,
  { http }: Session,
  door: Place,
  chance: Chance,
): Promise<CompleteAnswer> {
  const { cart } = await http.post<{ cart: { id: string } }>("/store/carts", { region_id: world.regionId });
  for (const { item, quantity } of fillBasket(venue, chance)) {
    await http.post(`/store/carts/${cart.id}/line-items`, { variant_id: item.variant_id, quantity });
  }
  await http.post(`/store/carts/${cart.id}`, { shipping_address: addressAt(door, world.country, venue.store, chance) });
  const { shipping_options: options } = await http.get<{ shipping_options: { id: string }[] }>(
    "/store/shipping-options",
    { cart_id: cart.id },
  );
  const option = options[0];
  if (!option) {
    throw new CommandError("no_delivery", "The server offers no delivery for this cart.");
  }
  await http.post(`/store/carts/${cart.id}/shipping-methods`, { option_id: option.id });
  const { payment_collection: payment } = await http.post<{ payment_collection: { id: string } }>(
    "/store/payment-collections",
    { cart_id: cart.id },
  );
  await http.post(`/store/payment-collections/${payment.id}/payment-sessions`, { provider_id: "pp_cod_cod" });
  return http.post<CompleteAnswer>(`/store/carts/${cart.id}/complete`, {}, { mustFinish: true });
}

function addressAt(door: Place, country_code: string, { city, name, postal_code }: DarkStore, chance: Chance) {
  return {
    first_name: chance.pick(["Anita", "Rahul", "Priya", "Suresh", "Nikhil", "Zoya", "Maria", "Arjun"]),
    last_name: chance.pick(["Rao", "Gowda", "Menon", "Das", "Shah", "Fernandes"]),
    address_1: `${chance.whole(1, 200)}, ${chance.whole(1, 20)}th Cross`,
    city: city ?? name,
    ...(postal_code && { postal_code }),
    country_code,
    metadata: { ...door },
  };
}

function follow(socket: GatewaySocket, journey: Journey, orderId: string, news: Bell): void {
  socket.on("rider.location", (message: { order_id: string }) => {
    if (message.order_id === orderId) {
      journey.positionsSeen += 1;
    }
  });
  socket.on("order.status", (message: { order_id: string; status: string }) => {
    if (message.order_id === orderId) {
      news.ring();
    }
  });
  socket.onReconnect(() => void socket.send("track", { order_id: orderId }));
}

async function track(socket: GatewaySocket, orderId: string): Promise<void> {
  const answer = await socket.send("track", { order_id: orderId });
  if ("error" in answer) {
    throw new CommandError(answer.error.code, `The gateway does not let the customer track: ${answer.error.message}`);
  }
}

async function readHandoffCode({ http }: Session, orderId: string): Promise<string> {
  const { handoff_code: code } = await http.get<Tracking>(`/store/orders/${orderId}/tracking`);
  if (!code) {
    throw new CommandError("no_handoff_code", "The tracking answer has no hand-over code.");
  }
  return code;
}

/** A socket message is a hint; the tracking answer decides. */
async function waitForTheEnd(
  world: World,
  { http }: Session,
  journey: Journey,
  orderId: string,
  news: Bell,
): Promise<void> {
  for (;;) {
    const { status } = await http.get<Tracking>(`/store/orders/${orderId}/tracking`);
    journey.moveTo(status);
    if (journey.finished) {
      return;
    }
    await news.wait(READ_TRACKING_EVERY_MS, world.signal);
  }
}
