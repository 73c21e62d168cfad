import { type Acknowledgement, rooms, watchSchema } from "../../contract";
import { requireAccess } from "../access";
import { requireToken } from "../authentication";
import { answerMessages, refuse } from "../messages";
import { type GatewaySocket, namespaceOf } from "../sockets";
import type { NamespaceContext } from "./context";

/** Operators watch riders, orders and deliveries of some or all dark stores; nothing before they say which. */
export function openOpsNamespace(context: NamespaceContext): void {
  const namespace = namespaceOf(context.io, "/ops");
  requireToken(namespace, "/ops", context);
  requireAccess(namespace, context, { whenUnavailable: "refuse" });
  namespace.on("connection", (socket) => {
    answerMessages(socket, { watch: { handle: (payload) => watch(socket, payload) } }, context);
  });
}

async function watch(socket: GatewaySocket<"/ops">, payload: unknown): Promise<Acknowledgement> {
  const parsed = watchSchema.safeParse(payload ?? undefined);
  if (!parsed.success) {
    return refuse("invalid_message", "Send {dark_store_ids: [...]} with 1 to 200 ids, or {} for all stores.");
  }
  const wanted = parsed.data.dark_store_ids?.map(rooms.store) ?? [rooms.allStores];
  const watched = [...socket.rooms].filter((room) => room === rooms.allStores || room.startsWith(rooms.store("")));
  const former = watched.filter((room) => !wanted.includes(room));
  for (const room of former) {
    await socket.leave(room);
  }
  await socket.join(wanted);
  return { ok: true };
}
