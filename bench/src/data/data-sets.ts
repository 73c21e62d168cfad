import type { Scale } from "../benchmark.js";
import { AFTERMATH_TABLES, fillAftermath, type AftermathCount } from "./aftermath.js";
import { fillCatalogue } from "./catalogue.js";
import type { DataSet } from "./data-set.js";
import { fillHotOffers } from "./hot-offers.js";
import { fillMedusaOffers, fillOffers } from "./offers.js";
import { fillOrders } from "./orders.js";
import { fillRiders } from "./riders.js";
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

/** Orders, offers and stores of the panel's data set; offers are of all stores together. */
export const PANEL_SIZE: Record<Scale, AftermathCount & { stores: number; skus: number; offers: number }> = {
  full: {
    orders: 1_000_000,
    stores: 500,
    skus: 5000,
    offers: 2_500_000,
    customers: 200_000,
    refunds: 50_000,
    audit: 200_000,
  },
  small: { orders: 20_000, stores: 20, skus: 300, offers: 6000, customers: 2000, refunds: 500, audit: 2000 },
};

/** What the back office of a large chain has collected in a year. */
export function panelDataSet(scale: Scale): DataSet {
  const size = PANEL_SIZE[scale];
  return {
    name: "panel",
    async fill(client, say) {
      say(`  ${size.offers} offers`);
      await fillCatalogue(client, size.skus);
      await fillStores(client, size.stores);
      await fillOffers(client, size);
      say(`  ${size.orders} orders`);
      await inBulk(client, ["quick_order", "delivery"], () => fillOrders(client, size));
      say("  their messages, refunds, movements of stock and customers");
      await inBulk(client, AFTERMATH_TABLES, () => fillAftermath(client, size));
    },
  };
}

/** Riders of the data set of riders, and deliveries among them that nobody carries. */
export const RIDER_COUNT: Record<Scale, { riders: number; deliveries: number }> = {
  full: { riders: 50_000, deliveries: 2000 },
  small: { riders: 2000, deliveries: 100 },
};

/** The riders of a large city on shift, and orders in its stores. */
export function ridersDataSet(scale: Scale): DataSet {
  return {
    name: "riders",
    async fill(client, say) {
      say(`  ${RIDER_COUNT[scale].riders} riders`);
      await fillStores(client, 1);
      await fillRiders(client, RIDER_COUNT[scale]);
    },
  };
}
