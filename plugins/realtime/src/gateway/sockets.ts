import type { DefaultEventsMap, Namespace, Server, Socket } from "socket.io";
import type { EventMap, GatewayNamespace } from "../contract";
import type { Actor } from "./token";

/** What a connection that came back still has to be told, and whose it was. */
export interface Unfinished {
  actor_id: string;
  /** Id of the last message the client has seen. */
  last_id: string;
}

/** What the gateway knows about a connection. */
export interface SocketData {
  actor: Actor;
  /** Kept to ask the backend in the bearer's own name; never logged. */
  token: string;
  /** What was told of an order while its last messages are looked up. */
  catchingUp?: Map<string, Set<string>>;
  /** Let in while the backend could not be asked. */
  isUnasked?: boolean;
  /** Set by recovery until the token is checked. */
  unfinished?: Unfinished;
}

export type GatewayServer = Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>;
export type NamespaceOf<N extends GatewayNamespace> = Namespace<
  DefaultEventsMap,
  EventMap<N>,
  DefaultEventsMap,
  SocketData
>;
export type GatewaySocket<N extends GatewayNamespace> = Socket<
  DefaultEventsMap,
  EventMap<N>,
  DefaultEventsMap,
  SocketData
>;

/**
 * Ends a connection whose client should come back at once, as when the network fails: a client that is disconnected by
 * name takes that for an answer and stays away.
 */
export function comeBack<N extends GatewayNamespace>(socket: GatewaySocket<N>): void {
  socket.conn.close();
}

/** The namespace with its own messages as types. */
export function namespaceOf<N extends GatewayNamespace>(io: GatewayServer, name: N): NamespaceOf<N> {
  return io.of(name);
}
