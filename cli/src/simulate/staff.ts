import { ApiError } from "../client/errors.js";
import { CommandError } from "../frame/errors.js";
import { Bell } from "./bell.js";
import type { Chance } from "./chance.js";
import { GatewaySocket } from "../client/gateway-socket.js";
import type { Journey } from "./journey.js";
import { logInByPhone, type Session } from "./phone-login.js";
import { journeyOf, pause, type World } from "./world.js";

interface StaffOrder {
  order_id: string;
  status: string;
  picker_id: string | null;
  pickup_code: string | null;
  lines: { id: string; barcode: string | null; quantity: number; picked_quantity: number | null }[];
}

export interface Picker {
  name: string;
  phone: string;
}

/** New orders come over the socket; the list is read now and then in case a message was lost. */
const READ_ORDERS_EVERY_MS = 4_000;

/** Plays one picker until all orders of the run are finished: takes the most urgent order, scans, packs. */
export async function playPicker(world: World, picker: Picker, chance: Chance): Promise<void> {
  const session = await logInByPhone(world, "staff", picker.phone);
  const socket = await GatewaySocket.open(world.gatewayUrl, "/staff", session.token);
  const news = new Bell();
  socket.on("order.created", () => news.ring());
  world.journeys.forEach((journey) => {
    journey.onChange(() => (journey.finished || journey.status === "confirmed") && news.ring());
  });
  try {
    while (world.journeys.some((journey) => !journey.finished)) {
      const order = await takeNextOrder(world, session);
      const journey = order && journeyOf(world, order.order_id);
      if (order && journey) {
        await pickAndPack(world, session, order, journey, chance, picker).catch((error: unknown) =>
          forgiveCancelled(session, order, journey, error),
        );
      } else {
        await news.wait(READ_ORDERS_EVERY_MS, world.signal);
      }
    }
  } finally {
    socket.close();
  }
}

/** Accepts the first order of the run that nobody has; losing it to a colleague is part of the day. */
async function takeNextOrder(world: World, { http }: Session): Promise<StaffOrder | null> {
  const { orders } = await http.get<{ orders: StaffOrder[] }>("/staff/orders", { status: "confirmed", limit: 50 });
  for (const { order_id } of orders) {
    if (!journeyOf(world, order_id)) {
      continue;
    }
    try {
      return (await http.post<{ order: StaffOrder }>(`/staff/orders/${order_id}/accept`)).order;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 409) {
        throw error;
      }
    }
  }
  return null;
}

async function pickAndPack(
  world: World,
  session: Session,
  order: StaffOrder,
  journey: Journey,
  chance: Chance,
  picker: Picker,
): Promise<void> {
  const { http } = session;
  journey.picker = picker.name;
  journey.moveTo("preparing");
  for (const line of order.lines) {
    await pause(world, world.pace.scanMs(chance));
    await http.post(`/staff/orders/${order.order_id}/lines/${line.id}/pick`, {
      quantity: line.quantity,
      ...(line.barcode && { barcode: line.barcode }),
    });
  }
  journey.showPickupCode = () => readPickupCode(session, order.order_id);
  await http.post(`/staff/orders/${order.order_id}/ready`);
  journey.moveTo("ready_for_pickup");
}

/** The customer may cancel while the store picks; what was picked goes back to the shelf. */
async function forgiveCancelled({ http }: Session, order: StaffOrder, journey: Journey, error: unknown): Promise<void> {
  if (!(error instanceof ApiError) || error.status >= 500) throw error;
  const query = { status: "cancelled", limit: 100 };
  const { orders } = await http.get<{ orders: StaffOrder[] }>("/staff/orders", query);
  if (!orders.some(({ order_id }) => order_id === order.order_id)) throw error;
  journey.moveTo("cancelled");
}

/** What the store's screen shows to the rider who comes for this order. */
async function readPickupCode({ http }: Session, orderId: string): Promise<string> {
  const { orders } = await http.get<{ orders: StaffOrder[] }>("/staff/orders", {
    status: "ready_for_pickup",
    limit: 100,
  });
  const code = orders.find(({ order_id }) => order_id === orderId)?.pickup_code;
  if (!code) {
    throw new CommandError("no_pickup_code", "The store does not show a pickup code for this order.");
  }
  return code;
}
