import type { DefaultEventsMap, Namespace, Server, Socket } from "socket.io";
import type { EventMap, GatewayNamespace } from "../contract";
import type { Actor } from "./token";

/** What the gateway knows about a connection. */
export interface SocketData {
  actor: Actor;
  /** Kept to ask the backend in the bearer's own name; never logged. */
  token: string;
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

/** The namespace with its own messages as types. */
export function namespaceOf<N extends GatewayNamespace>(io: GatewayServer, name: N): NamespaceOf<N> {
  return io.of(name);
}
