import { type GatewayNamespace, OWN_ROOM } from "../contract";
import type { NamespaceContext } from "./namespaces/context";
import { endLeftConnections } from "./connections";
import { tellMissed } from "./recovery";
import { comeBack, type GatewaySocket, type NamespaceOf } from "./sockets";
import { ConnectionRefused, readToken } from "./token";

/** Node's timers overflow above this and fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Which kind of user each namespace is for. Operators are Medusa's admin users. */
const ACTOR_TYPE_OF: Record<GatewayNamespace, string> = {
  "/rider": "rider",
  "/customer": "customer",
  "/staff": "staff",
  "/ops": "user",
};

/**
 * Lets nobody into the namespace without a valid token of its kind of user, and ends the connection when the token
 * expires; the client logs in again and reconnects.
 */
export function requireToken<N extends GatewayNamespace>(
  namespace: NamespaceOf<N>,
  name: N,
  { jwtSecret, metrics, redis, logger }: NamespaceContext,
): void {
  namespace.use((socket, next) => {
    try {
      const { token } = socket.handshake.auth as { token?: unknown };
      socket.data.actor = readToken(token, jwtSecret, ACTOR_TYPE_OF[name]);
      socket.data.token = token as string;
      if (socket.data.unfinished && socket.data.unfinished.actor_id !== socket.data.actor.id) {
        throw new ConnectionRefused("unavailable", "This connection was somebody else's: connect again.");
      }
      next();
    } catch (refusal) {
      metrics.connectionRefused(name, refusal as Error);
      next(refusal as Error);
    }
  });
  endLeftConnections(namespace);
  namespace.on("connection", (socket) => {
    endAtExpiry(socket);
    void socket.join(OWN_ROOM[name](socket.data.actor.id));
    const { unfinished } = socket.data;
    if (unfinished) {
      delete socket.data.unfinished;
      tellMissed(socket, unfinished, redis).then(
        (outcome) => {
          metrics.recoveryEnded(name, outcome === "told" ? "recovered" : outcome);
          if (outcome === "too_late") comeBack(socket);
        },
        (error: unknown) => {
          logger.error({ err: error }, "a client that came back could not be told what it missed");
          comeBack(socket);
        },
      );
    }
  });
}

function endAtExpiry<N extends GatewayNamespace>(socket: GatewaySocket<N>): void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    const left = socket.data.actor.expires_at_ms - Date.now();
    timer =
      left <= 0 ? setTimeout(() => socket.disconnect(true), 0) : setTimeout(wait, Math.min(left, LONGEST_TIMER_MS));
  };
  wait();
  socket.once("disconnect", () => clearTimeout(timer));
}
