import { ingestLocation } from "@quickdash/rider-delivery/locations";
import { rooms } from "../../contract";
import { endAtExpiry, requireToken } from "../authentication";
import { answerMessages } from "../messages";
import { namespaceOf } from "../sockets";
import type { NamespaceContext } from "./context";

/** Riders send where they are and hear of offers and deliveries of their own. */
export function openRiderNamespace(context: NamespaceContext): void {
  const namespace = namespaceOf(context.io, "/rider");
  requireToken(namespace, "/rider", context.jwtSecret);
  namespace.on("connection", (socket) => {
    const riderId = socket.data.actor.id;
    endAtExpiry(socket);
    void socket.join(rooms.rider(riderId));
    answerMessages(socket, { location: (payload) => ingestLocation(context.redis, riderId, payload) }, context);
  });
}
