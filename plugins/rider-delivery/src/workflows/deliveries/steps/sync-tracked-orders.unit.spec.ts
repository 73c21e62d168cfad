import { asValue } from "@medusajs/framework/awilix";
import { createMedusaContainer } from "@medusajs/framework/utils";
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { RIDER_DELIVERY_MODULE } from "../../../modules/rider-delivery";
import { syncTrackedOrdersStep } from "./sync-tracked-orders";

const undone: string[] = [];
const handOver = createStep(
  "test-hand-over",
  () => Promise.resolve(new StepResponse("delivered", "delivered")),
  (status) => Promise.resolve(void undone.push(status ?? "")),
);
const workflow = createWorkflow("test-hand-over-and-sync", (riderIds: (string | null)[]) => {
  const status = handOver();
  syncTrackedOrdersStep(riderIds);
  return new WorkflowResponse(status);
});

describe("what positions are shown for", () => {
  it("is left to the repair job where Redis does not answer, and the hand-over stays", async () => {
    const logged: string[] = [];
    const container = createMedusaContainer();
    const syncTrackedOrders = () => Promise.reject(new Error("Command timed out"));
    container.register({
      [RIDER_DELIVERY_MODULE]: asValue({ syncTrackedOrders }),
      logger: asValue({ error: (message: string) => logged.push(message) }),
    });
    const { result } = await workflow(container).run({ input: ["rider_1", null] });
    expect(result).toBe("delivered");
    expect(undone).toEqual([]);
    expect(logged).toEqual([expect.stringMatching(/rider_1 .*Command timed out/)]);
  });
});
