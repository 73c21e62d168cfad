import type { Logger } from "pino";
import { type Acknowledgement, type GatewayNamespace, MAX_MESSAGE_BYTES } from "../contract";
import type { Metrics } from "./metrics";
import type { GatewaySocket } from "./sockets";
import { TokenBucket } from "./token-bucket";
import { fitsInBytes } from "./payload-size";
import type { WorkInHand } from "./work-in-hand";

/** Handles one kind of message. Refusals are answered, bugs are thrown. */
export type MessageHandler = (payload: unknown) => Promise<Acknowledgement> | Acknowledgement;

/** What handles a message, and how long it may be when that depends on the message; else `MAX_MESSAGE_BYTES`. */
export interface MessageRule {
  handle: MessageHandler;
  maxBytes?: (payload: unknown) => number;
}

/** Messages a client may send at once and per second; a phone sends its position once a second. */
const BURST = 20;
const PER_SECOND = 10;
/** So many refused messages, and as many a second as may be sent, are not a mistake: the connection is closed. */
const FLOOD = 200;

/** A refusal in the form of an acknowledgement. */
export function refuse(code: string, message: string): Acknowledgement {
  return { error: { code, message } };
}

type Tools = { logger: Logger; work: WorkInHand; metrics: Metrics };

/**
 * Answers every message of the connection: unknown, oversized and too frequent ones are refused before a handler
 * sees them, a handler that fails answers `internal_error`, and nothing a client sends can end the process.
 */
export function answerMessages<N extends GatewayNamespace>(
  socket: GatewaySocket<N>,
  rules: Record<string, MessageRule>,
  { logger, work, metrics }: Tools,
): void {
  const namespace = socket.nsp.name;
  const bucket = new TokenBucket(BURST, PER_SECOND);
  const patience = new TokenBucket(FLOOD, PER_SECOND);
  socket.onAnyOutgoing((name: string) => metrics.messageSent(namespace, name));

  socket.onAny((name: string, ...args: unknown[]) => {
    const last = args.at(-1);
    const acknowledge = typeof last === "function" ? (last as (answer: Acknowledgement) => void) : () => undefined;
    const payload = typeof args[0] === "function" ? undefined : args[0];
    const conclude = (answer: Acknowledgement) => {
      if ("error" in answer) {
        metrics.messageRefused(namespace, answer.error.code);
      }
      acknowledge(answer);
    };

    metrics.messageReceived(namespace, Object.hasOwn(rules, name) ? name : "unknown");
    if (!bucket.take()) {
      if (!patience.take()) {
        logger.warn({ actor_id: socket.data.actor.id, namespace }, "closed a flooding connection");
        socket.disconnect(true);
        return;
      }
      conclude(refuse("rate_limited", `At most ${PER_SECOND} messages a second: send fewer.`));
      return;
    }
    const failed = (error: unknown) => {
      logger.error({ err: error, message_name: name, namespace }, "a message could not be handled");
      return refuse("internal_error", "The message could not be handled: try again.");
    };
    void work.add(answer(name, payload, rules).catch(failed).then(conclude));
  });
}

async function answer(name: string, payload: unknown, rules: Record<string, MessageRule>): Promise<Acknowledgement> {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (!rule) {
    return refuse("unknown_message", "This namespace takes no such message.");
  }
  const max_bytes = rule.maxBytes?.(payload) ?? MAX_MESSAGE_BYTES;
  if (!fitsInBytes(payload, max_bytes)) {
    return refuse("message_too_large", `A message may have at most ${max_bytes} bytes and eight levels.`);
  }
  return rule.handle(payload);
}
