import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { CustomerAddressDTO } from "@medusajs/framework/types";
import { refetchCustomer } from "@medusajs/medusa/api/store/customers/helpers";
import { deleteLocatedAddressWorkflow } from "../../../../../../workflows/addresses/workflows/delete-located-address";
import { updateLocatedAddressWorkflow } from "../../../../../../workflows/addresses/workflows/update-located-address";
import { ownAddressId, withCleanPoint } from "../../../../../addresses/own-address";

/** Changes an address; its point in PostGIS follows its metadata. */
export async function POST(
  req: AuthenticatedMedusaRequest<Partial<CustomerAddressDTO>>,
  res: MedusaResponse,
): Promise<void> {
  const customer_id = req.auth_context.actor_id;
  const address_id = await ownAddressId(req);
  const update = withCleanPoint(req.validatedBody);
  await updateLocatedAddressWorkflow(req.scope).run({ input: { address_id, customer_id, update } });
  const customer: unknown = await refetchCustomer(customer_id, req.scope, req.queryConfig.fields);
  res.status(200).json({ customer });
}

/** Removes an address and its point. */
export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const customer_id = req.auth_context.actor_id;
  const id = await ownAddressId(req);
  await deleteLocatedAddressWorkflow(req.scope).run({ input: { address_id: id } });
  const parent: unknown = await refetchCustomer(customer_id, req.scope, req.queryConfig.fields);
  res.status(200).json({ id, object: "address", deleted: true, parent });
}
