import type { GatewayNamespace } from "../contract";
import type { GatewaySocket, NamespaceOf } from "./sockets";
import { readToken } from "./token";

/** Node's timers overflow above this and fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Which kind of user each namespace is for. Operators are Medusa's admin users. */
const ACTOR_TYPE_OF: Record<GatewayNamespace, string> = {
  "/rider": "rider",
  "/customer": "customer",
  "/staff": "staff",
  "/ops": "user",
};

/** Lets nobody into the namespace without a valid token of its kind of user. */
export function requireToken<N extends GatewayNamespace>(namespace: NamespaceOf<N>, name: N, secret: string): void {
  namespace.use((socket, next) => {
    try {
      const { token } = socket.handshake.auth as { token?: unknown };
      socket.data.actor = readToken(token, secret, ACTOR_TYPE_OF[name]);
      socket.data.token = token as string;
      next();
    } catch (refusal) {
      next(refusal as Error);
    }
  });
}

/** Ends the connection when its token expires; the client logs in again and reconnects. */
export function endAtExpiry<N extends GatewayNamespace>(socket: GatewaySocket<N>): void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    const left = socket.data.actor.expires_at_ms - Date.now();
    timer =
      left <= 0 ? setTimeout(() => socket.disconnect(true), 0) : setTimeout(wait, Math.min(left, LONGEST_TIMER_MS));
  };
  wait();
  socket.once("disconnect", () => clearTimeout(timer));
}
