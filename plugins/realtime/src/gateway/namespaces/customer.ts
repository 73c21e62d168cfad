import type { Socket } from "socket.io";
import { type Acknowledgement, MAX_TRACKED_ORDERS, rooms, trackSchema } from "../../contract";
import { requireToken } from "../authentication";
import { BackendUnavailable } from "../backend-access";
import { answerMessages, refuse } from "../messages";
import { type GatewaySocket, namespaceOf } from "../sockets";
import type { NamespaceContext } from "./context";

/** Customers hear of their own orders and may follow the rider of each. */
export function openCustomerNamespace(context: NamespaceContext): void {
  const namespace = namespaceOf(context.io, "/customer");
  requireToken(namespace, "/customer", context);
  namespace.on("connection", (socket) => {
    answerMessages(socket, { track: { handle: (payload) => track(socket, payload, context) } }, context);
  });
}

async function track(
  socket: GatewaySocket<"/customer">,
  payload: unknown,
  context: NamespaceContext,
): Promise<Acknowledgement> {
  const parsed = trackSchema.safeParse(payload);
  if (!parsed.success) {
    return refuse("invalid_message", "Send {order_id}, the id of one of your orders.");
  }
  const room = rooms.order(parsed.data.order_id);
  if (socket.rooms.has(room)) {
    return { ok: true };
  }
  const tracked = [...socket.rooms].filter((name) => name.startsWith(rooms.order("")));
  if (tracked.length >= MAX_TRACKED_ORDERS) {
    return refuse("too_many_orders", `One connection follows at most ${MAX_TRACKED_ORDERS} orders.`);
  }
  try {
    if (!(await context.backend.mayTrack(socket.data.token, parsed.data.order_id))) {
      return refuse("order_not_found", "You have no such order.");
    }
  } catch (error) {
    if (error instanceof BackendUnavailable) {
      return refuse("unavailable", "The order cannot be looked up now: try again in a moment.");
    }
    throw error;
  }
  await socket.join(room);
  if (mayHaveMissed(socket)) {
    void context.work.add(tellLast(socket, parsed.data.order_id, context));
  }
  return { ok: true };
}

/** Whether this client was connected before and could not be told what it missed since; its own library says so. */
function mayHaveMissed(socket: GatewaySocket<"/customer">): boolean {
  return typeof (socket.handshake.auth as { pid?: unknown }).pid === "string" && !socket.recovered;
}

/**
 * Tells what a new connection cannot know; what is told meanwhile is newer and counts instead. After a new status nothing
 * else is told: time and position that were read before it may be over.
 */
async function tellLast(
  socket: GatewaySocket<"/customer">,
  order_id: string,
  { backend, logger }: NamespaceContext,
): Promise<void> {
  const told = new Set<string>();
  const catchingUp = (socket.data.catchingUp ??= new Map());
  catchingUp.set(order_id, told);
  const listen = (event: string, message: { order_id?: string }) => message.order_id === order_id && told.add(event);
  socket.onAnyOutgoing(listen);
  try {
    const last = await backend.lastToldOf(socket.data.token, order_id);
    socket.offAnyOutgoing(listen);
    for (const event of ["order.status", "order.eta", "rider.location"] as const) {
      const message = last?.[event];
      if (message && !told.has(event) && !told.has("order.status")) {
        (socket as unknown as Socket).emit(event, message);
      }
    }
  } catch (error) {
    logger.warn({ err: error }, "a customer who came back could not be told of the order: the app reads it anew");
  } finally {
    socket.offAnyOutgoing(listen);
    catchingUp.delete(order_id);
  }
}
