import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { deleteCustomerAddressesWorkflow } from "@medusajs/medusa/core-flows";
import { keepAddressLocationsStep } from "../steps/keep-address-locations";

export const deleteLocatedAddressWorkflowId = "dark-stores-delete-located-address";

/** Removes an address and forgets where it was. */
export const deleteLocatedAddressWorkflow = createWorkflow(
  deleteLocatedAddressWorkflowId,
  (input: { address_id: string }) => {
    const ids = transform({ input }, ({ input }) => ({ ids: [input.address_id], address_ids: [input.address_id] }));
    deleteCustomerAddressesWorkflow.runAsStep({ input: ids });
    keepAddressLocationsStep(ids);
    return new WorkflowResponse(input.address_id);
  },
);
