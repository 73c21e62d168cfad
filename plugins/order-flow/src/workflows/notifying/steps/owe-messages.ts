import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_MESSAGES_MODULE, type OrderMessagesService, type OwedMessage } from "../../../modules/order-messages";

export const oweMessagesStepId = "order-flow-owe-messages-step";

/** Notes messages that are owed. An event that comes again changes nothing, so there is nothing to take back. */
export const oweMessagesStep = createStep(
  oweMessagesStepId,
  async (input: { messages: OwedMessage[] }, { container }): Promise<StepResponse<{ noted: number }>> => {
    const noted = await container.resolve<OrderMessagesService>(ORDER_MESSAGES_MODULE).oweMessages(input.messages);
    return new StepResponse({ noted });
  },
);
