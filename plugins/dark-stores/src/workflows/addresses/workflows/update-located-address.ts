import type { CustomerAddressDTO } from "@medusajs/framework/types";
import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { updateCustomerAddressesWorkflow } from "@medusajs/medusa/core-flows";
import { keepAddressLocationsStep } from "../steps/keep-address-locations";

export const updateLocatedAddressWorkflowId = "dark-stores-update-located-address";

export interface UpdateLocatedAddressInput {
  address_id: string;
  customer_id: string;
  update: Partial<CustomerAddressDTO>;
}

/** Changes an address of a customer and keeps the point it has afterwards. */
export const updateLocatedAddressWorkflow = createWorkflow(
  updateLocatedAddressWorkflowId,
  (input: UpdateLocatedAddressInput) => {
    updateCustomerAddressesWorkflow.runAsStep({
      input: transform({ input }, ({ input }) => ({
        selector: { id: input.address_id, customer_id: input.customer_id },
        update: input.update,
      })),
    });
    const ids = transform({ input }, ({ input }) => ({ address_ids: [input.address_id] }));
    keepAddressLocationsStep(ids);
    return new WorkflowResponse(ids);
  },
);
