import type { Socket } from "socket.io";
import type { Logger } from "pino";
import { textFrame } from "./frame";
import type { Metrics } from "./metrics";
import type { GatewayNamespace } from "../contract";
import type { GatewayServer, NamespaceOf } from "./sockets";

/** So many messages wait for a client that reads slowly; beyond that it is sent away, to read the truth anew. */
export const MAX_WAITING_MESSAGES = 256;

/** A websocket enters four namespaces at the most, and may show a new token to some of them. */
const MAX_CONNECTS = 8;
/** How a Socket.IO packet that enters a namespace begins. */
const CONNECT = "0";

/** Of a connection: how many namespaces it is in. */
const open = new WeakMap<Socket["conn"], number>();

/** What Engine.IO keeps for a connection until its transport can take it; its types do not say so. */
type Queue = { writeBuffer: { length: number } };
type WebsocketTransport = { socket: { terminate: () => void } };
type Packet = { type: string; data?: unknown; options: { wsPreEncodedFrame?: Buffer[] } };

/**
 * Looks at every message on its way to a connection: ends those whose clients do not read, before what waits for them
 * fills the memory, and frames the others in one piece, which makes one write of what would be two. Ends connections
 * that enter namespaces over and over, and those that have left all they were in.
 */
export function watchConnections(io: GatewayServer, { logger, metrics }: { logger: Logger; metrics: Metrics }): void {
  io.engine.on("connection", (connection: Socket["conn"]) => {
    let ended = false;
    let connects = 0;
    connection.on("packet", ({ type, data }: Packet) => {
      if (type === "message" && typeof data === "string" && data.startsWith(CONNECT) && ++connects > MAX_CONNECTS) {
        logger.warn({ connects }, "ended a connection that enters namespaces over and over");
        terminate(connection);
      }
    });
    connection.on("packetCreate", (packet: Packet) => {
      if ((connection as unknown as Queue).writeBuffer.length >= MAX_WAITING_MESSAGES && !ended) {
        ended = true;
        metrics.slowClientEnded();
        logger.warn({ waiting: MAX_WAITING_MESSAGES }, "ended a connection whose client does not read");
        terminate(connection);
      }
      if (packet.type === "message" && typeof packet.data === "string") {
        packet.options.wsPreEncodedFrame ??= [textFrame(`4${packet.data}`)];
      }
    });
  });
}

/** Ends connections that have left every namespace they were in; they would hold a place for nothing. */
export function endLeftConnections<N extends GatewayNamespace>(namespace: NamespaceOf<N>): void {
  namespace.on("connection", (socket) => {
    const { conn } = socket;
    open.set(conn, (open.get(conn) ?? 0) + 1);
    socket.once("disconnect", () => {
      const left = (open.get(conn) ?? 1) - 1;
      open.set(conn, left);
      if (left === 0) conn.close();
    });
  });
}

/** Not a polite close: that would wait for the client to read. */
function terminate(connection: Socket["conn"]): void {
  (connection.transport as unknown as WebsocketTransport).socket.terminate();
}
