import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { CreateCustomerAddressDTO } from "@medusajs/framework/types";
import { refetchCustomer } from "@medusajs/medusa/api/store/customers/helpers";
import { createLocatedAddressWorkflow } from "../../../../../workflows/addresses/workflows/create-located-address";
import { withCleanPoint } from "../../../../addresses/own-address";

/** Adds an address; a point in its metadata is kept in PostGIS. */
export async function POST(
  req: AuthenticatedMedusaRequest<CreateCustomerAddressDTO>,
  res: MedusaResponse,
): Promise<void> {
  const customer_id = req.auth_context.actor_id;
  const address = { ...withCleanPoint(req.validatedBody), customer_id };
  await createLocatedAddressWorkflow(req.scope).run({ input: { address } });
  const customer: unknown = await refetchCustomer(customer_id, req.scope, req.queryConfig.fields);
  res.status(200).json({ customer });
}
