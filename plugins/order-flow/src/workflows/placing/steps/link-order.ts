import type { LinkDefinition, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";

export const linkOrderStepId = "order-flow-link-order";

/**
 * Ties a Medusa order to what it came from. The links are of several tables and written side by side: when one fails, the
 * others are taken away before the failure is passed on. Compensation takes all of them away.
 */
export const linkOrderStep = createStep(
  linkOrderStepId,
  async (links: LinkDefinition[], { container }) => {
    try {
      await container.resolve(ContainerRegistrationKeys.LINK).create(links);
    } catch (error) {
      await unlink(container, links);
      throw error;
    }
    return new StepResponse(undefined, links);
  },
  async (links, { container }) => {
    if (links) await unlink(container, links);
  },
);

async function unlink(container: MedusaContainer, links: LinkDefinition[]): Promise<void> {
  await container.resolve(ContainerRegistrationKeys.LINK).dismiss(links);
}
