import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { ORDER_MESSAGES_MODULE, type OrderMessagesService } from "../../../modules/order-messages";

const BATCH = 200;
/** An event this young may still be on its way. */
const SETTLE_MS = 20_000;
const HOUR_MS = 60 * 60_000;
/** Nobody needs to hear now of moves before; that money went back is true tomorrow too. */
const LOOK_BACK_MS = { moves: HOUR_MS, money: 24 * HOUR_MS };

export const oweUntoldMovesStepId = "order-flow-owe-untold-moves-step";

/** Notes messages about moves of orders and money that went back whose event was lost; a second run notes nothing. */
export const oweUntoldMovesStep = createStep(
  oweUntoldMovesStepId,
  async (_: void, { container }): Promise<StepResponse<{ noted: number }>> => {
    const now = Date.now();
    const until = new Date(now - SETTLE_MS);
    const windowOf = (lookBackMs: number) => ({ since: new Date(now - lookBackMs), until, limit: BATCH });
    const outbox = container.resolve<OrderMessagesService>(ORDER_MESSAGES_MODULE);
    const moves = await outbox.oweUntoldMoves(windowOf(LOOK_BACK_MS.moves));
    const refunds = await outbox.oweUntoldRefunds(windowOf(LOOK_BACK_MS.money));
    const payments = await outbox.oweUntoldPaymentReturns(windowOf(LOOK_BACK_MS.money));
    return new StepResponse({ noted: moves + refunds + payments });
  },
);
