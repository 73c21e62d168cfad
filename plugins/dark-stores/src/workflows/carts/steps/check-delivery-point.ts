import type { CustomerAddressDTO, MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { pointSchema } from "../../../contract/geo";
import { Refusal } from "../../../contract/refusal";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";

export const checkDeliveryPointStepId = "dark-stores-check-delivery-point";

export interface CheckDeliveryPointInput {
  dark_store_id: string;
  /** The cart's customer, whose saved addresses may be named by their ids. */
  customer_id?: string | null | undefined;
  /** A cart that exists, when the customer is not given. */
  cart_id?: string | undefined;
  /** A shipping address as the cart routes take it, or the id of a saved one. */
  shipping_address: unknown;
}

/**
 * Refuses a delivery address whose point lies outside the store's service area (`out_of_area`) or is no point
 * (`invalid_location`), and the id of an address that the cart's customer has not saved (`address_not_found`). Gives the
 * address to write: for an id the saved address with its point, otherwise what came in. An address without a point
 * passes here; an order cannot be placed with it.
 */
export const checkDeliveryPointStep = createStep(
  checkDeliveryPointStepId,
  async (input: CheckDeliveryPointInput, { container }) => {
    const { shipping_address: given } = input;
    const address = typeof given === "string" ? await savedAddress(container, given, input) : given;
    const metadata = metadataOf(address);
    if (!metadata || (metadata["latitude"] === undefined && metadata["longitude"] === undefined)) {
      return new StepResponse({ has_point: false, shipping_address: address });
    }
    const point = pointSchema.safeParse(metadata);
    if (!point.success) {
      throw new Refusal(
        "invalid_data",
        "invalid_location",
        "shipping_address.metadata needs latitude and longitude in degrees.",
      );
    }
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const { reason } = await service.checkServes({ dark_store_id: input.dark_store_id, ...point.data });
    if (reason === "out_of_area") {
      throw new Refusal("invalid_data", "out_of_area", "This store does not deliver to this address.");
    }
    return new StepResponse({ has_point: true, shipping_address: address });
  },
);

function metadataOf(address: unknown): Record<string, unknown> | null {
  const metadata =
    typeof address === "object" && address !== null ? (address as { metadata?: unknown }).metadata : undefined;
  return typeof metadata === "object" && metadata !== null ? (metadata as Record<string, unknown>) : null;
}

/** A copy of a saved address for the cart. Nobody learns whether an address of someone else exists. */
async function savedAddress(container: MedusaContainer, id: string, input: CheckDeliveryPointInput) {
  const customer_id = await customerOf(container, input);
  const [saved] = customer_id
    ? await container.resolve(Modules.CUSTOMER).listCustomerAddresses({ id: [id], customer_id }, { take: 1 })
    : [];
  if (!saved) {
    throw new Refusal("not_found", "address_not_found", `You have no saved address ${id}.`);
  }
  const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const [location] = await service.listAddressLocations([id]);
  const point = location ? { latitude: location.latitude, longitude: location.longitude } : {};
  return copyOf(saved, { ...saved.metadata, ...point });
}

async function customerOf(container: MedusaContainer, input: CheckDeliveryPointInput): Promise<string | null> {
  if (input.customer_id || !input.cart_id) {
    return input.customer_id ?? null;
  }
  const cart = await container.resolve(Modules.CART).retrieveCart(input.cart_id, { select: ["id", "customer_id"] });
  return cart.customer_id ?? null;
}

function copyOf(saved: CustomerAddressDTO, metadata: Record<string, unknown>) {
  const { company, first_name, last_name, address_1, address_2, city, country_code, province, postal_code, phone } =
    saved;
  const lines = { company, first_name, last_name, address_1, address_2, city, country_code, province };
  return { ...lines, postal_code, phone, metadata };
}
