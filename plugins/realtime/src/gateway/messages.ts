import type { Logger } from "pino";
import { type Acknowledgement, type GatewayNamespace, MAX_MESSAGE_BYTES } from "../contract";
import type { GatewaySocket } from "./sockets";
import { TokenBucket } from "./token-bucket";
import type { WorkInHand } from "./work-in-hand";

/** Handles one kind of message. Refusals are answered, bugs are thrown. */
export type MessageHandler = (payload: unknown) => Promise<Acknowledgement> | Acknowledgement;

/** Messages a client may send at once and per second; a phone sends its position once a second. */
const BURST = 20;
const PER_SECOND = 10;
/** So many refused messages in a row are not a mistake: the connection is closed. */
const FLOOD = 200;

/** A refusal in the form of an acknowledgement. */
export function refuse(code: string, message: string): Acknowledgement {
  return { error: { code, message } };
}

/**
 * Answers every message of the connection: unknown, oversized and too frequent ones are refused before a handler
 * sees them, a handler that fails answers `internal_error`, and nothing a client sends can end the process.
 */
export function answerMessages<N extends GatewayNamespace>(
  socket: GatewaySocket<N>,
  handlers: Record<string, MessageHandler>,
  { logger, work }: { logger: Logger; work: WorkInHand },
): void {
  const bucket = new TokenBucket(BURST, PER_SECOND);
  let refusedInARow = 0;

  socket.onAny((name: string, ...args: unknown[]) => {
    const last = args.at(-1);
    const acknowledge = typeof last === "function" ? (last as (answer: Acknowledgement) => void) : () => undefined;
    const payload = typeof args[0] === "function" ? undefined : args[0];

    if (!bucket.take()) {
      refusedInARow += 1;
      if (refusedInARow >= FLOOD) {
        logger.warn({ actor_id: socket.data.actor.id, namespace: socket.nsp.name }, "closed a flooding connection");
        socket.disconnect(true);
        return;
      }
      acknowledge(refuse("rate_limited", `At most ${PER_SECOND} messages a second: send fewer.`));
      return;
    }
    refusedInARow = 0;
    void work.add(
      answer(name, payload, handlers)
        .catch((error: unknown) => {
          logger.error(
            { err: error, message_name: name, namespace: socket.nsp.name },
            "a message could not be handled",
          );
          return refuse("internal_error", "The message could not be handled: try again.");
        })
        .then(acknowledge),
    );
  });
}

async function answer(
  name: string,
  payload: unknown,
  handlers: Record<string, MessageHandler>,
): Promise<Acknowledgement> {
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (!handler) {
    return refuse("unknown_message", "This namespace takes no such message.");
  }
  if (!fits(payload)) {
    return refuse("message_too_large", `A message may have at most ${MAX_MESSAGE_BYTES} bytes.`);
  }
  return handler(payload);
}

/** Binary payloads are no JSON and never fit. */
function fits(payload: unknown): boolean {
  return !Buffer.isBuffer(payload) && Buffer.byteLength(JSON.stringify(payload) ?? "") <= MAX_MESSAGE_BYTES;
}
