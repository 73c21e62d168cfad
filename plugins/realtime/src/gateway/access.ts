import type { GatewayNamespace } from "../contract";
import { type Access, BackendUnavailable } from "./backend-access";
import type { NamespaceContext } from "./namespaces/context";
import { comeBack, type GatewaySocket, type NamespaceOf } from "./sockets";
import { ConnectionRefused } from "./token";

/** Accounts that changed are told of at once; asking again is for when that message was lost. */
const ASK_AGAIN_MS = 5 * 60 * 1000;
const RETRY_MS = 30 * 1000;

export interface AccessRules<N extends GatewayNamespace> {
  /** What to do while the backend cannot be asked. */
  whenUnavailable: "admit" | "refuse";
  /** Called with what the account may hear, before the connection is open and whenever it was asked for again. */
  apply?: (socket: GatewaySocket<N>, access: Access) => Promise<void>;
}

/** Lets in only accounts that the backend knows as active, and ends the connection of one that no longer is. */
export function requireAccess<N extends GatewayNamespace>(
  namespace: NamespaceOf<N>,
  context: NamespaceContext,
  rules: AccessRules<N>,
): void {
  namespace.use((socket, next) => {
    ask(socket, context, rules).then(
      () => next(),
      (error: Error) => {
        if (rules.whenUnavailable === "admit" && isUnavailable(error)) {
          socket.data.isUnasked = true;
          return next();
        }
        context.metrics.connectionRefused(namespace.name, error);
        next(error);
      },
    );
  });
  namespace.on("connection", (socket) => keepAsking(socket, context, rules));
}

async function ask<N extends GatewayNamespace>(
  socket: GatewaySocket<N>,
  { backend }: NamespaceContext,
  { apply }: AccessRules<N>,
): Promise<void> {
  let access: Access | "invalid_token" | "not_allowed";
  try {
    access = await backend.accessOf(socket.data.token);
  } catch (error) {
    if (error instanceof BackendUnavailable) {
      throw new ConnectionRefused("unavailable", "Your access cannot be looked up now: try again in a moment.");
    }
    throw error;
  }
  if (access === "invalid_token") {
    throw new ConnectionRefused("invalid_token", "This login is no longer valid: log in again.");
  }
  if (access === "not_allowed") {
    throw new ConnectionRefused("not_allowed", "This account is not active: contact operations.");
  }
  await apply?.(socket, access);
}

function keepAsking<N extends GatewayNamespace>(
  socket: GatewaySocket<N>,
  context: NamespaceContext,
  rules: AccessRules<N>,
): void {
  let timer: NodeJS.Timeout;
  const askIn = (delay_ms: number) => {
    timer = setTimeout(() => {
      ask(socket, context, rules).then(
        () => socket.connected && askIn(spread(ASK_AGAIN_MS)),
        (error: unknown) => {
          if (isUnavailable(error)) {
            return socket.connected && askIn(spread(RETRY_MS)); // everything stays as it is until the backend answers
          }
          if (!(error instanceof ConnectionRefused)) {
            context.logger.error({ err: error }, "the access of a connection could not be looked up");
            return comeBack(socket);
          }
          socket.disconnect(true);
        },
      );
    }, delay_ms);
  };
  askIn(spread(socket.data.isUnasked ? RETRY_MS : ASK_AGAIN_MS));
  socket.once("disconnect", () => clearTimeout(timer));
}

function isUnavailable(error: unknown): boolean {
  return error instanceof ConnectionRefused && error.data.code === "unavailable";
}

/** Between half and all of it: connections made in one moment do not ask in one moment. */
function spread(interval_ms: number): number {
  return interval_ms * (0.5 + Math.random() / 2);
}
