import { AbstractFulfillmentProviderService, MedusaError } from "@medusajs/framework/utils";
import type {
  CalculatedShippingOptionPrice,
  CalculateShippingOptionPriceDTO,
  CreateFulfillmentResult,
  CreateShippingOptionDTO,
  FulfillmentOption,
} from "@medusajs/framework/types";

/**
 * Delivery by the riders of a dark store. The price is the store's delivery fee, which the platform puts into the
 * pricing context; no parcel service hears of it.
 */
export default class StoreDeliveryProvider extends AbstractFulfillmentProviderService {
  static override identifier = "dark-store-delivery";

  override async getFulfillmentOptions(): Promise<FulfillmentOption[]> {
    return [{ id: "store-delivery" }, { id: "store-return", is_return: true }];
  }

  override async validateFulfillmentData(
    _optionData: Record<string, unknown>,
    data: Record<string, unknown>,
  ): Promise<Record<string, unknown>> {
    return data;
  }

  override async validateOption(): Promise<boolean> {
    return true;
  }

  override async canCalculate(_data: CreateShippingOptionDTO): Promise<boolean> {
    return true;
  }

  /** The store's delivery fee, tax included, in major units; fails when no store's fee is known. */
  override async calculatePrice(
    _optionData: CalculateShippingOptionPriceDTO["optionData"],
    _data: CalculateShippingOptionPriceDTO["data"],
    context: CalculateShippingOptionPriceDTO["context"],
  ): Promise<CalculatedShippingOptionPrice> {
    const fee: unknown = (context as Record<string, unknown>)["delivery_fee"];
    const amount = typeof fee === "string" ? Number(fee) : fee;
    if (typeof amount !== "number" || !Number.isFinite(amount) || amount < 0) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        "This cart belongs to no dark store, so it has no delivery fee. Create it with the header x-dark-store-id.",
      );
    }
    return { calculated_amount: amount, is_calculated_price_tax_inclusive: true };
  }

  override async createFulfillment(): Promise<CreateFulfillmentResult> {
    return { data: {}, labels: [] };
  }

  override async cancelFulfillment(): Promise<Record<string, unknown>> {
    return {};
  }

  override async createReturnFulfillment(): Promise<CreateFulfillmentResult> {
    return { data: {}, labels: [] };
  }
}
