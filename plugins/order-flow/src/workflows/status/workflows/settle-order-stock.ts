import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { commitStockStep, releaseStockStep, returnStockStep } from "@quickdash/dark-stores/workflows";
import { readStockOwedStep } from "../steps/read-stock-owed";

export const settleOrderStockWorkflowId = "order-flow-settle-order-stock";

const BY_THE_SWEEP = { actor_type: "system", actor_id: "record-orders" };

/**
 * Brings the stock of an order to what its status says, where the process that changed the status died before the stock.
 * Each move finds what was made before: running it again, or for an order whose stock is right, does nothing.
 */
export const settleOrderStockWorkflow = createWorkflow(settleOrderStockWorkflowId, (input: { order_id: string }) => {
  const stock = readStockOwedStep(input);
  when("goods-are-packed", { stock }, ({ stock }) => stock.owed.commit).then(() => {
    commitStockStep(
      transform({ stock }, ({ stock }) => ({ reference: stock.reference, lines: stock.packed, ...BY_THE_SWEEP })),
    );
  });
  when("bag-is-unpacked", { stock }, ({ stock }) => stock.owed.return).then(() => {
    returnStockStep(transform({ stock }, ({ stock }) => ({ reference: stock.reference, ...BY_THE_SWEEP })));
  });
  when("nothing-is-held", { stock }, ({ stock }) => stock.owed.release).then(() => {
    releaseStockStep({ reference: stock.reference });
  });
  return new WorkflowResponse(input.order_id);
});
