import { setTimeout as pause } from "node:timers/promises";
import { bodyOf, type SmsMessage } from "./body";
import type { SmsOptions } from "./options";

/** Answers that tell of the message itself; any other failure may pass, or be mended by whoever runs the platform. */
const REFUSALS = [400, 413, 422];

/** The gateway understood the message and does not want it: sending it again cannot help. */
class GatewayRefused extends Error {}

/**
 * Hands a message to the HTTP gateway and returns the id it gave it, if any. Network errors, time-outs and every
 * answer that does not say that the message is wrong are tried again with a growing pause under the same
 * `Idempotency-Key`, by which a gateway knows a repeat. Throws without quoting
 * the message or the number.
 */
export async function sendThroughGateway(
  message: SmsMessage,
  options: SmsOptions & { gatewayUrl: string },
  idempotencyKey: string,
): Promise<{ id?: string }> {
  let lastProblem = "";
  for (let attempt = 1; attempt <= options.attempts; attempt++) {
    if (attempt > 1) {
      await pause(options.retryDelayMs * 2 ** (attempt - 2));
    }
    try {
      return await post(message, options, idempotencyKey);
    } catch (error) {
      if (error instanceof GatewayRefused) {
        throw error;
      }
      lastProblem = (error as Error).message;
    }
  }
  const tries = options.attempts === 1 ? "" : ` in ${options.attempts} attempts`;
  throw new Error(`The SMS gateway did not take the message${tries}: ${lastProblem}`);
}

async function post(
  message: SmsMessage,
  options: SmsOptions & { gatewayUrl: string },
  idempotencyKey: string,
): Promise<{ id?: string }> {
  const response = await fetch(options.gatewayUrl, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": idempotencyKey,
      ...(options.gatewayToken ? { authorization: `Bearer ${options.gatewayToken}` } : {}),
    },
    body: JSON.stringify(bodyOf(message, options, idempotencyKey)),
    signal: AbortSignal.timeout(options.timeoutMs),
    redirect: "error",
  });
  if (response.ok) {
    const answer: unknown = await response.json().catch(() => ({}));
    const id = (answer as { id?: unknown } | null)?.id;
    return typeof id === "string" || typeof id === "number" ? { id: String(id) } : {};
  }
  await response.body?.cancel();
  if (REFUSALS.includes(response.status)) {
    throw new GatewayRefused(`The SMS gateway refused the message with status ${response.status}.`);
  }
  throw new Error(`the gateway answered ${response.status}.`);
}
