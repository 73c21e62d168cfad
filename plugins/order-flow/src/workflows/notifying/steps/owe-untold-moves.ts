import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_MESSAGES_MODULE, type OrderMessagesService } from "../../../modules/order-messages";

const BATCH = 200;
/** An event this young may still be on its way. */
const SETTLE_MS = 20_000;
/** Nobody needs to hear now of what happened before. */
const LOOK_BACK_MS = 60 * 60_000;

export const oweUntoldMovesStepId = "order-flow-owe-untold-moves-step";

/** Notes messages about moves of orders whose event was lost; doing it twice notes nothing the second time. */
export const oweUntoldMovesStep = createStep(
  oweUntoldMovesStepId,
  async (_: void, { container }): Promise<StepResponse<{ noted: number }>> => {
    const now = Date.now();
    const noted = await container.resolve<OrderMessagesService>(ORDER_MESSAGES_MODULE).oweUntoldMoves({
      since: new Date(now - LOOK_BACK_MS),
      until: new Date(now - SETTLE_MS),
      limit: BATCH,
    });
    return new StepResponse({ noted });
  },
);
