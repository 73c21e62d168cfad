import { AbstractFulfillmentProviderService, MedusaError } from "@medusajs/framework/utils";
import type {
  CalculatedShippingOptionPrice,
  CalculateShippingOptionPriceDTO,
  CreateFulfillmentResult,
  CreateShippingOptionDTO,
  FulfillmentOption,
} from "@medusajs/framework/types";
import { TARIFF_PROVIDER } from "../../modules/dark-stores/policies/fees";

/**
 * Delivery by the riders of a dark store. The price is the sum of the fees of the cart, which the platform puts into the
 * pricing context; no parcel service hears of it.
 */
export default class StoreDeliveryProvider extends AbstractFulfillmentProviderService {
  static override identifier = TARIFF_PROVIDER;

  override getFulfillmentOptions(): Promise<FulfillmentOption[]> {
    return Promise.resolve([{ id: "store-delivery" }, { id: "store-return", is_return: true }]);
  }

  /** What the client says of the delivery, without `fees`: those are ours to say. */
  override validateFulfillmentData(
    _optionData: Record<string, unknown>,
    { fees: _fees, ...data }: Record<string, unknown>,
  ): Promise<Record<string, unknown>> {
    return Promise.resolve(data);
  }

  override validateOption(): Promise<boolean> {
    return Promise.resolve(true);
  }

  override canCalculate(_data: CreateShippingOptionDTO): Promise<boolean> {
    return Promise.resolve(true);
  }

  /** The fees of the cart, tax included, in major units; fails when nobody knows them. */
  override calculatePrice(
    _optionData: CalculateShippingOptionPriceDTO["optionData"],
    _data: CalculateShippingOptionPriceDTO["data"],
    context: CalculateShippingOptionPriceDTO["context"],
  ): Promise<CalculatedShippingOptionPrice> {
    const fee: unknown = (context as Record<string, unknown>)["delivery_price"];
    const amount = typeof fee === "string" ? Number(fee) : fee;
    if (typeof amount !== "number" || !Number.isFinite(amount) || amount < 0) {
      const message =
        "This cart belongs to no dark store, so it has no delivery fee. Create it with the header x-dark-store-id.";
      return Promise.reject(new MedusaError(MedusaError.Types.INVALID_DATA, message));
    }
    return Promise.resolve({ calculated_amount: amount, is_calculated_price_tax_inclusive: true });
  }

  override createFulfillment(): Promise<CreateFulfillmentResult> {
    return Promise.resolve({ data: {}, labels: [] });
  }

  override cancelFulfillment(): Promise<Record<string, unknown>> {
    return Promise.resolve({});
  }

  override createReturnFulfillment(): Promise<CreateFulfillmentResult> {
    return Promise.resolve({ data: {}, labels: [] });
  }
}
