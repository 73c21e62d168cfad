import type { Scale } from "../benchmark.js";
import { fillCatalogue } from "./catalogue.js";
import type { DataSet } from "./data-set.js";
import { fillHotOffers } from "./hot-offers.js";
import { fillMedusaOffers, fillOffers } from "./offers.js";
import { inBulk } from "./rows.js";
import { fillStores } from "./stores.js";

/** Stores and SKUs of the catalogue data set; every store offers every SKU. */
export const CATALOGUE_SIZE: Record<Scale, { stores: number; skus: number }> = {
  full: { stores: 500, skus: 5000 },
  small: { stores: 20, skus: 300 },
};

/** Stores of the store selection data set. */
export const STORE_COUNT: Record<Scale, number> = { full: 10_000, small: 500 };

const MEDUSA_TABLES = ["inventory_level", "price", "price_rule"];

/** A catalogue in all stores with price and stock per store, and the same once more as Medusa itself would keep it. */
export function catalogueDataSet(scale: Scale): DataSet {
  const size = CATALOGUE_SIZE[scale];
  return {
    name: "catalogue",
    async fill(client, say) {
      say(`  ${size.skus} SKUs in ${size.stores} stores`);
      const { products } = await fillCatalogue(client, size.skus);
      await fillStores(client, size.stores);
      await fillOffers(client, size);
      say(`  the same offers of ${products} products as Medusa keeps them`);
      await inBulk(client, MEDUSA_TABLES, () => fillMedusaOffers(client, size));
    },
  };
}

/** Many stores with overlapping service areas, and nothing to sell. */
export function storesDataSet(scale: Scale): DataSet {
  return {
    name: "stores",
    async fill(client, say) {
      say(`  ${STORE_COUNT[scale]} stores`);
      await fillStores(client, STORE_COUNT[scale]);
    },
  };
}

/** Stores of the reservation data set: each contender sells from its own. */
export const RESERVE_STORES = 2;

/** Stores with a usual assortment of which a few items are wanted by everybody. */
export const reserveDataSet: DataSet = {
  name: "reserve",
  async fill(client, say) {
    say(`  ${RESERVE_STORES} stores`);
    await fillStores(client, RESERVE_STORES);
    await fillHotOffers(client, { stores: RESERVE_STORES, skus: 5000 });
  },
};

/** Stores and SKUs of the checkout data set. */
export const CHECKOUT_SIZE = { stores: 2, skus: 300 };

/** A small catalogue of which nothing ever sells out, once as ours and once as Medusa keeps it. */
export const checkoutDataSet: DataSet = {
  name: "checkout",
  async fill(client, say) {
    say(`  ${CHECKOUT_SIZE.skus} SKUs in ${CHECKOUT_SIZE.stores} stores`);
    await fillCatalogue(client, CHECKOUT_SIZE.skus);
    await fillStores(client, CHECKOUT_SIZE.stores);
    await fillOffers(client, CHECKOUT_SIZE);
    await client.query(`UPDATE store_offer SET on_hand = 1000000, is_available = true`);
    await inBulk(client, MEDUSA_TABLES, () => fillMedusaOffers(client, CHECKOUT_SIZE));
  },
};
