import type { CreateCustomerAddressDTO } from "@medusajs/framework/types";
import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { createCustomerAddressesWorkflow } from "@medusajs/medusa/core-flows";
import { keepAddressLocationsStep } from "../steps/keep-address-locations";

export const createLocatedAddressWorkflowId = "dark-stores-create-located-address";

/** Adds an address to a customer's address book and keeps its point. */
export const createLocatedAddressWorkflow = createWorkflow(
  createLocatedAddressWorkflowId,
  (input: { address: CreateCustomerAddressDTO }) => {
    const created = createCustomerAddressesWorkflow.runAsStep({
      input: transform({ input }, ({ input }) => ({ addresses: [input.address] })),
    });
    const ids = transform({ created }, ({ created }) => ({ address_ids: created.map((address) => address.id) }));
    keepAddressLocationsStep(ids);
    return new WorkflowResponse(ids);
  },
);
