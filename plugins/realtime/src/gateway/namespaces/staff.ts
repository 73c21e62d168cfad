import { rooms } from "../../contract";
import { requireAccess } from "../access";
import { requireToken } from "../authentication";
import type { Access } from "../backend-access";
import { answerMessages } from "../messages";
import { type GatewaySocket, namespaceOf } from "../sockets";
import type { NamespaceContext } from "./context";

/** Store staff hear of the orders and the stock of the stores they work in. */
export function openStaffNamespace(context: NamespaceContext): void {
  const namespace = namespaceOf(context.io, "/staff");
  requireToken(namespace, "/staff", context);
  requireAccess(namespace, context, { whenUnavailable: "refuse", apply: enterOwnStores });
  namespace.on("connection", (socket) => answerMessages(socket, {}, context));
}

/** Joins the rooms of the person's stores and leaves those of former ones. */
async function enterOwnStores(socket: GatewaySocket<"/staff">, { dark_store_ids }: Access): Promise<void> {
  const now = dark_store_ids.map(rooms.store);
  const former = [...socket.rooms].filter((room) => room.startsWith(rooms.store("")) && !now.includes(room));
  for (const room of former) {
    await socket.leave(room);
  }
  await socket.join(now);
}
