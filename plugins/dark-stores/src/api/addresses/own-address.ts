import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { pointSchema } from "../../contract/geo";
import { Refusal } from "../../contract/refusal";

/** The address in the path when it is the caller's own; anyone else's does not exist for them. */
export async function ownAddressId(req: AuthenticatedMedusaRequest): Promise<string> {
  const id = req.params["address_id"] ?? "";
  const [address] = await req.scope
    .resolve(Modules.CUSTOMER)
    .listCustomerAddresses({ id: [id], customer_id: req.auth_context.actor_id }, { select: ["id"], take: 1 });
  if (!address) {
    throw new Refusal("not_found", "address_not_found", `There is no address with id: ${id}.`);
  }
  return id;
}

/**
 * The address with its point as numbers. A point is `metadata.latitude` and `metadata.longitude`, both or none; null
 * takes it away. Refuses `invalid_location`.
 */
export function withCleanPoint<T extends { metadata?: Record<string, unknown> | null | undefined }>(address: T): T {
  const { metadata } = address;
  if (!metadata || !("latitude" in metadata || "longitude" in metadata)) {
    return address;
  }
  if ((metadata["latitude"] ?? null) === null && (metadata["longitude"] ?? null) === null) {
    return address;
  }
  const point = pointSchema.safeParse(metadata);
  if (!point.success || metadata["latitude"] === null || metadata["longitude"] === null) {
    throw new Refusal("invalid_data", "invalid_location", "metadata needs both latitude and longitude in degrees.");
  }
  return { ...address, metadata: { ...metadata, ...point.data } };
}
