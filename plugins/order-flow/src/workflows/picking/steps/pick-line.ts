import type { MedusaContainer } from "@medusajs/framework/types";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { StockLow, SubstituteCandidate } from "@quickdash/dark-stores/contract";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { announceLowStock } from "@quickdash/dark-stores/workflows";
import type { PickLineInput } from "../../../contract";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import { judgeSubstitute } from "../../../modules/order-flow/policies/judge-substitute";
import { lineNotFound } from "../../../modules/order-flow/refusals";
import type OrderFlowService from "../../../modules/order-flow/service";

export type PickLineStepInput = PickLineInput & {
  order_id: string;
  line_id: string;
  staff_id: string;
  dark_store_id: string;
};

export const pickLineStepId = "order-flow-pick-line";

/**
 * Resolves one line, the stock it holds and what is owed for the order, in one transaction; the last step of its workflow.
 * Refuses what judgeSubstitute and OrderFlowService.pickLine refuse.
 */
export const pickLineStep = createStep(
  pickLineStepId,
  async (input: PickLineStepInput, { container, eventGroupId }): Promise<StepResponse<{ order_id: string }>> => {
    const stores = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const substitute = await allowedSubstitute(container, input);
    let low: StockLow[] = [];
    await container
      .resolve<OrderFlowService>(ORDER_FLOW_MODULE)
      .pickLine({ ...input, substitute }, async (held, context) => {
        ({ low } = await stores.setHolds(held, context));
      });
    await announceLowStock(container, low, eventGroupId);
    return new StepResponse({ order_id: input.order_id });
  },
);

/** The substitute that the pick means, if the customer takes it; null for a pick of what was ordered. */
async function allowedSubstitute(
  container: MedusaContainer,
  { order_id, line_id, dark_store_id, substitute_variant_id }: PickLineStepInput,
): Promise<SubstituteCandidate | null> {
  if (!substitute_variant_id) return null;
  const lines = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).listLines(order_id);
  const line = lines.find((each) => each.id === line_id);
  if (!line) throw lineNotFound(line_id);
  if (line.variant_id === substitute_variant_id) return null;
  const stores = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const { variant_id } = line;
  const candidate = await stores.findSubstitute({ dark_store_id, variant_id, substitute_variant_id });
  return judgeSubstitute(line, substitute_variant_id, candidate);
}
