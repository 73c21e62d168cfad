import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { pointSchema } from "../../../contract/geo";
import { Refusal } from "../../../contract/refusal";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";

export const checkDeliveryPointStepId = "dark-stores-check-delivery-point";

export interface CheckDeliveryPointInput {
  dark_store_id: string;
  /** A shipping address as the cart routes take it; anything without a point in its metadata passes. */
  shipping_address: unknown;
}

function metadataOf(address: unknown): Record<string, unknown> | null {
  const metadata =
    typeof address === "object" && address !== null ? (address as { metadata?: unknown }).metadata : undefined;
  return typeof metadata === "object" && metadata !== null ? (metadata as Record<string, unknown>) : null;
}

/**
 * Refuses a delivery address whose point lies outside the store's service area (`out_of_area`) or is no point
 * (`invalid_location`). An address without a point passes here; an order cannot be placed with it.
 */
export const checkDeliveryPointStep = createStep(
  checkDeliveryPointStepId,
  async (input: CheckDeliveryPointInput, { container }) => {
    const metadata = metadataOf(input.shipping_address);
    if (!metadata || (metadata["latitude"] === undefined && metadata["longitude"] === undefined)) {
      return new StepResponse({ has_point: false });
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
    return new StepResponse({ has_point: true });
  },
);
