import { MAX_BATCH_BYTES, MAX_MESSAGE_BYTES } from "../../contract";
import { requireAccess } from "../access";
import { requireToken } from "../authentication";
import { answerMessages } from "../messages";
import { namespaceOf } from "../sockets";
import type { NamespaceContext } from "./context";

/**
 * Riders send where they are and hear of offers and deliveries of their own. While the backend is away they are let in
 * on their token alone: positions of suspended riders are refused all the same.
 */
export function openRiderNamespace(context: NamespaceContext): void {
  const namespace = namespaceOf(context.io, "/rider");
  requireToken(namespace, "/rider", context);
  requireAccess(namespace, context, { whenUnavailable: "admit" });
  namespace.on("connection", (socket) => {
    const riderId = socket.data.actor.id;
    const location = async (payload: unknown) => {
      const arrived_ms = performance.now();
      const answer = await context.locations.ingest(riderId, payload);
      context.metrics.locationHandled(performance.now() - arrived_ms);
      return answer;
    };
    answerMessages(socket, { location: { handle: location, maxBytes: maxBytesOf } }, context);
  });
}

/** A phone that was offline sends its positions in one message. */
function maxBytesOf(payload: unknown): number {
  const isBatch = typeof payload === "object" && payload !== null && "locations" in payload;
  return isBatch ? MAX_BATCH_BYTES : MAX_MESSAGE_BYTES;
}
