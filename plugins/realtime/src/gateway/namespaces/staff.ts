import { rooms } from "../../contract";
import { endAtExpiry, requireToken } from "../authentication";
import { BackendUnavailable } from "../backend-access";
import { answerMessages } from "../messages";
import { type GatewaySocket, namespaceOf } from "../sockets";
import { ConnectionRefused } from "../token";
import type { NamespaceContext } from "./context";

/** How soon a change of somebody's stores reaches an open connection. */
const REFRESH_MS = 5 * 60 * 1000;

/** Store staff hear of the orders and the stock of the stores they work in. */
export function openStaffNamespace(context: NamespaceContext): void {
  const namespace = namespaceOf(context.io, "/staff");
  requireToken(namespace, "/staff", context.jwtSecret);
  namespace.use((socket, next) => {
    joinOwnStores(socket, context).then(() => next(), next);
  });
  namespace.on("connection", (socket) => {
    endAtExpiry(socket);
    answerMessages(socket, {}, context);
    const timer = setInterval(() => void refresh(socket, context), REFRESH_MS);
    socket.once("disconnect", () => clearInterval(timer));
  });
}

/** Joins the rooms of the person's stores and leaves those of former ones. Throws `ConnectionRefused`. */
async function joinOwnStores(socket: GatewaySocket<"/staff">, { backend }: NamespaceContext): Promise<void> {
  let stores: string[] | null;
  try {
    stores = await backend.storesOf(socket.data.token);
  } catch (error) {
    if (error instanceof BackendUnavailable) {
      throw new ConnectionRefused("unavailable", "Your stores cannot be looked up now: try again in a moment.");
    }
    throw error;
  }
  if (!stores) {
    throw new ConnectionRefused("invalid_token", "This login is no longer valid: log in again.");
  }
  const now = stores.map(rooms.store);
  const former = [...socket.rooms].filter((room) => room !== socket.id && !now.includes(room));
  for (const room of former) {
    await socket.leave(room);
  }
  await socket.join(now);
}

async function refresh(socket: GatewaySocket<"/staff">, context: NamespaceContext): Promise<void> {
  try {
    await joinOwnStores(socket, context);
  } catch (error) {
    if (error instanceof ConnectionRefused && error.data.code === "unavailable") {
      return; // the rooms stay as they are until the backend answers again
    }
    if (!(error instanceof ConnectionRefused)) {
      context.logger.error({ err: error }, "the stores of a member of staff could not be refreshed");
    }
    socket.disconnect(true);
  }
}
