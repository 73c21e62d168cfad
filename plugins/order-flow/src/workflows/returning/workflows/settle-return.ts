import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { returnStockStep } from "@quickdash/dark-stores/workflows";
import { markReturnSettledStep } from "../steps/mark-return-settled";
import { readOwedReturnStep } from "../steps/read-owed-return";

export const settleReturnWorkflowId = "order-flow-settle-return";

/**
 * Moves the goods of a bag that came back, as it was confirmed, where the process that confirmed it died before the stock.
 * Goods that are on the shelf already stay where they are: running it again does nothing.
 */
export const settleReturnWorkflow = createWorkflow(settleReturnWorkflowId, (input: { order_id: string }) => {
  const owed = readOwedReturnStep(input);
  when("goods-came-back", { owed }, ({ owed }) => owed.goods.lines.length > 0).then(() => {
    returnStockStep(
      transform({ owed }, ({ owed: { reference, goods, actor } }) => ({
        reference,
        ...goods,
        actor_type: actor.type,
        actor_id: actor.id,
      })),
    );
  });
  when("bag-came-back", { owed }, ({ owed }) => owed.is_confirmed).then(() => {
    markReturnSettledStep(input);
  });
  return new WorkflowResponse(input.order_id);
});
