import { type Acknowledgement, MAX_TRACKED_ORDERS, rooms, trackSchema } from "../../contract";
import { endAtExpiry, requireToken } from "../authentication";
import { BackendUnavailable } from "../backend-access";
import { answerMessages, refuse } from "../messages";
import { type GatewaySocket, namespaceOf } from "../sockets";
import type { NamespaceContext } from "./context";

/** Customers hear of their own orders and may follow the rider of each. */
export function openCustomerNamespace(context: NamespaceContext): void {
  const namespace = namespaceOf(context.io, "/customer");
  requireToken(namespace, "/customer", context.jwtSecret);
  namespace.on("connection", (socket) => {
    endAtExpiry(socket);
    void socket.join(rooms.customer(socket.data.actor.id));
    answerMessages(socket, { track: (payload) => track(socket, payload, context) }, context);
  });
}

async function track(
  socket: GatewaySocket<"/customer">,
  payload: unknown,
  { backend }: NamespaceContext,
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
    if (!(await backend.mayTrack(socket.data.token, parsed.data.order_id))) {
      return refuse("order_not_found", "You have no such order.");
    }
  } catch (error) {
    if (error instanceof BackendUnavailable) {
      return refuse("unavailable", "The order cannot be looked up now: try again in a moment.");
    }
    throw error;
  }
  await socket.join(room);
  return { ok: true };
}
