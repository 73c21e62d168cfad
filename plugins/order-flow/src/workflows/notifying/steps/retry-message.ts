import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_MESSAGES_MODULE } from "../../../modules/order-messages";
import type { OrderMessageRecord, OrderMessagesService } from "../../../modules/order-messages";

export const retryMessageStepId = "order-flow-retry-message-step";

/** Puts a message that was given up back among those that are due. Refuses `message_not_found`, `message_not_given_up`. */
export const retryMessageStep = createStep(
  retryMessageStepId,
  async ({ id }: { id: string }, { container }): Promise<StepResponse<OrderMessageRecord>> =>
    new StepResponse(await container.resolve<OrderMessagesService>(ORDER_MESSAGES_MODULE).retryMessage(id)),
);
