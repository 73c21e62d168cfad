import type { Logger, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_MESSAGES_MODULE } from "../../../modules/order-messages";
import type { ClaimedMessage, OrderMessagesService, TryOutcome } from "../../../modules/order-messages";
import { withoutAddresses } from "../../../modules/order-messages/policies/address";
import { isRefusedForGood, pauseAfter } from "../../../modules/order-messages/policies/retry";
import { errorMessage } from "../../status/error-message";
import { composeMessage, type ComposedMessage } from "../compose-message";
import { readReceivers } from "../read-receivers";

const AT_ONCE = 20;
/** The rest is left to the next run. */
const MAX_ROUNDS = 25;

export const sendDueMessagesStepId = "order-flow-send-due-messages-step";

/**
 * Sends what is due, a few at a time, and notes how each try ended. What was handed over cannot be fetched back, so there
 * is no compensation; a sender that vanishes is followed by another when its lease is over.
 */
export const sendDueMessagesStep = createStep(
  sendDueMessagesStepId,
  async (_: void, { container }): Promise<StepResponse<{ tried: number }>> => {
    const outbox = container.resolve<OrderMessagesService>(ORDER_MESSAGES_MODULE);
    let tried = 0;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const claimed = await outbox.claimDueMessages(AT_ONCE);
      if (claimed.length === 0) break;
      tried += claimed.length;
      const known = await readReceivers(container, claimed);
      await Promise.all(
        claimed.map(async (message) => {
          const outcome = await tryToSend(container, message, composeMessage(message, known, outbox.settings));
          report(container, message, outcome, await outbox.settleTry(message, outcome));
        }),
      );
    }
    return new StepResponse({ tried });
  },
);

async function tryToSend(
  container: MedusaContainer,
  message: ClaimedMessage,
  composed: ComposedMessage,
): Promise<TryOutcome> {
  if ("ends_as" in composed) {
    if (composed.ends_as !== "dead") return { status: composed.ends_as };
    return { status: "dead", error: "What the message is about is gone." };
  }
  const { to, language, content } = composed;
  try {
    const notification = await container.resolve(Modules.NOTIFICATION).createNotifications({
      to,
      channel: message.channel,
      template: message.kind,
      content,
      data: { locale: language, subject: content.subject },
      provider_data: { idempotency_key: message.id },
      resource_type: message.order_id ? "order" : "cart",
      resource_id: message.order_id ?? message.cart_id,
      // A key of its own for each try: Medusa cannot write down that one which failed before has succeeded.
      idempotency_key: `${message.id}:${message.attempts}`,
    });
    return { status: "sent", external_id: notification?.external_id ?? null };
  } catch (error) {
    const problem = withoutAddresses(errorMessage(error));
    if (isRefusedForGood(problem)) return { status: "dead", error: problem };
    return { status: "failed", error: problem, pause_ms: pauseAfter(message.attempts, Math.random()) };
  }
}

function report(
  container: MedusaContainer,
  message: ClaimedMessage,
  outcome: TryOutcome,
  settledAs: string | null,
): void {
  if (!("error" in outcome)) return;
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
  const which = `Message ${message.id} (${message.kind}, ${message.channel})`;
  if (settledAs === "dead") {
    logger.error(`${which} is given up after ${message.attempts} tries: ${outcome.error}`);
  } else {
    logger.warn(`${which} could not be sent and is tried again: ${outcome.error}`);
  }
}
