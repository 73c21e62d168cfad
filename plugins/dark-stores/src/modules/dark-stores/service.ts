import type { BigNumberInput } from "@medusajs/framework/types";
import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils";
import type { AddressLocation } from "../../contract/geo";
import { Refusal } from "../../contract/refusal";
import type { PackingDescription } from "../../contract/substitutions";
import { BulkFilesService } from "./parts/bulk-files-service";
import { presentCart } from "./services/present-cart";
import { quoteCart, type CartFees } from "./services/quote-cart";
import { deleteAddressLocations } from "./queries/delete-address-locations.sql";
import { describeForPacking } from "./queries/describe-for-packing.sql";
import { describeVariants, type VariantDescription } from "./queries/describe-variants.sql";
import { deleteCartPin } from "./queries/delete-cart-pin.sql";
import { listAddressLocations } from "./queries/list-address-locations.sql";
import { pinCart } from "./queries/pin-cart.sql";
import { readCart, type CartState } from "./queries/read-cart.sql";
import { retrieveCartPin } from "./queries/retrieve-cart-pin.sql";
import { upsertAddressLocations } from "./queries/upsert-address-locations.sql";
import { viewCart } from "./queries/view-cart.sql";
import { knexOf, type Shared } from "./services/shared";

export type { CartFees, CartState, VariantDescription };

/** Stores, what they offer and how many are left: all of it, beside carts, addresses and imports. */
export default class DarkStoresService extends BulkFilesService {
  /** Pins a cart to a store for good; refuses `cart_pinned` when it is pinned to another one. */
  @InjectTransactionManager()
  async pinCart(
    input: { cart_id: string; dark_store_id: string },
    @MedusaContext() context: Shared = {},
  ): Promise<{ cart_id: string; dark_store_id: string }> {
    const [created] = await pinCart(knexOf(context), input);
    const pin = created ?? (await this.retrieveCartPin(input.cart_id, context));
    if (!pin || pin.dark_store_id !== input.dark_store_id) {
      throw new Refusal("conflict", "cart_pinned", "This cart belongs to another store. Start a new cart.");
    }
    return pin;
  }

  /** Takes a cart's pin away, for a cart whose creation failed. */
  @InjectManager()
  async unpinCart(cartId: string, @MedusaContext() context: Shared = {}): Promise<void> {
    await deleteCartPin(knexOf(context), { cart_id: cartId });
  }

  /** The store a cart is pinned to, or null. */
  @InjectManager()
  async retrieveCartPin(
    cartId: string,
    @MedusaContext() context: Shared = {},
  ): Promise<{ cart_id: string; dark_store_id: string } | null> {
    const [pin] = await retrieveCartPin(knexOf(context), { cart_id: cartId });
    return pin ?? null;
  }

  /** A cart with its lines and what taxes and refreshes need; refuses `cart_not_found`. */
  @InjectManager()
  async readCart(cartId: string, @MedusaContext() context: Shared = {}): Promise<CartState> {
    const [cart] = await readCart(knexOf(context), { cart_id: cartId });
    if (!cart) {
      throw new Refusal("not_found", "cart_not_found", `There is no cart ${cartId}.`);
    }
    return cart;
  }

  /**
   * What the delivery of a cart costs now at its store's tariff, and the deliveries of the cart that carry it; null for a
   * cart that is not pinned. `goods_total` stands for lines that are about to cost something else.
   */
  @InjectManager()
  async quoteCart(
    input: { cart_id: string; goods_total?: BigNumberInput | undefined },
    @MedusaContext() context: Shared = {},
  ): Promise<CartFees | null> {
    return quoteCart(knexOf(context), { ...input, now: new Date() });
  }

  /**
   * A cart as the Store API answers it, or null when there is no such cart or it is more than this reads: one with a
   * payment, a promotion or a credit is left to Medusa's graph.
   */
  @InjectManager()
  async viewCart(cartId: string, @MedusaContext() context: Shared = {}): Promise<Record<string, unknown> | null> {
    const [row] = await viewCart(knexOf(context), { cart_id: cartId });
    return row ? presentCart(row.cart) : null;
  }

  /** What lines keep of these variants; those that are not for sale are left out. */
  @InjectManager()
  async describeVariants(
    variantIds: string[],
    @MedusaContext() context: Shared = {},
  ): Promise<Map<string, VariantDescription>> {
    const rows = variantIds.length > 0 ? await describeVariants(knexOf(context), { variant_ids: variantIds }) : [];
    return new Map(rows.map((row) => [row.variant_id, row]));
  }

  /** What packing has to know of these variants (up to 1,000), whether they are for sale or not. */
  @InjectManager()
  async describeForPacking(
    variantIds: string[],
    @MedusaContext() context: Shared = {},
  ): Promise<Map<string, PackingDescription>> {
    const rows = await describeForPacking(knexOf(context), { variant_ids: variantIds });
    return new Map(rows.map((row) => [row.variant_id, row]));
  }

  /** The points of addresses that have one. */
  @InjectManager()
  async listAddressLocations(addressIds: string[], @MedusaContext() context: Shared = {}): Promise<AddressLocation[]> {
    return listAddressLocations(knexOf(context), { address_ids: addressIds });
  }

  /** Makes the kept points of these addresses exactly `locations`; an address without one has no point. */
  @InjectTransactionManager()
  async setAddressLocations(
    addressIds: string[],
    locations: AddressLocation[],
    @MedusaContext() context: Shared = {},
  ): Promise<void> {
    const gone = addressIds.filter((id) => !locations.some((location) => location.address_id === id));
    await deleteAddressLocations(knexOf(context), { address_ids: gone, customer_id: null });
    await upsertAddressLocations(knexOf(context), { locations });
  }

  /** Forgets where a customer's addresses are. */
  @InjectManager()
  async forgetCustomerLocations(customerId: string, @MedusaContext() context: Shared = {}): Promise<void> {
    await deleteAddressLocations(knexOf(context), { address_ids: [], customer_id: customerId });
  }
}
