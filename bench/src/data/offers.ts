import type pg from "pg";

/** Price of a SKU before any store changes it, in rupees: 20 to 519. */
const BASE_PRICE = `(20 + (sku * 7919) % 500)`;

/** Each store is up to 10% cheaper or dearer than the base, in whole rupees. */
const PRICE = `round(${BASE_PRICE} * (100 + (store * 7919 + sku * 104729) % 21 - 10) / 100.0)`;

/** 0 to 119 pieces; one offer in 24 is sold out. */
const ON_HAND = `CASE WHEN (store * 31 + sku * 17) % 24 = 0 THEN 0 ELSE (store * 31 + sku * 17) % 120 END`;

const STORE_ID = `'ds_bench_' || lpad(store::text, 6, '0')`;
const VARIANT_ID = `'variant_bench_' || lpad(sku::text, 6, '0')`;

/** Every store offers every SKU, at its own price and stock. */
export async function fillOffers(client: pg.Client, size: { stores: number; skus: number }): Promise<void> {
  await client.query(
    `INSERT INTO store_offer (dark_store_id, variant_id, price, mrp, on_hand, reserved, is_available, bin)
     SELECT ${STORE_ID}, ${VARIANT_ID}, ${PRICE}, ceil(${BASE_PRICE} * 1.15), ${ON_HAND}, 0,
            (store + sku) % 97 <> 0, 'A' || sku % 40 || '-' || sku % 12
     FROM generate_series(1, ${size.stores}) AS store, generate_series(1, ${size.skus}) AS sku
     ORDER BY store, sku`,
  );
}

/**
 * The same stock and prices as Medusa keeps them: a stock location per store with an inventory level per SKU, and in
 * each SKU's price set a price per store, told apart by a rule, beside one for everybody.
 */
export async function fillMedusaOffers(client: pg.Client, size: { stores: number; skus: number }): Promise<void> {
  const stores = `generate_series(1, ${size.stores}) AS store`;
  const skus = `generate_series(1, ${size.skus}) AS sku`;
  const number = (kind: string, value: string) => `'${kind}_bench_' || lpad((${value})::text, 8, '0')`;
  const each = `(sku - 1) * ${size.stores} + store`;
  const amount = (value: string) => `${value}, jsonb_build_object('value', (${value})::text, 'precision', 20)`;
  const channel = `(SELECT default_sales_channel_id FROM store LIMIT 1)`;
  for (const statement of [
    `INSERT INTO stock_location (id, name) SELECT ${number("sloc", "store")}, 'Dark Store ' || store FROM ${stores}`,
    `INSERT INTO sales_channel_stock_location (id, sales_channel_id, stock_location_id)
     SELECT ${number("scloc", "store")}, ${channel}, ${number("sloc", "store")} FROM ${stores}`,
    `INSERT INTO inventory_item (id, sku, requires_shipping)
     SELECT ${number("iitem", "sku")}, 'BENCH-' || lpad(sku::text, 6, '0'), true FROM ${skus}`,
    `INSERT INTO product_variant_inventory_item (id, variant_id, inventory_item_id, required_quantity)
     SELECT ${number("pvitem", "sku")}, ${VARIANT_ID}, ${number("iitem", "sku")}, 1 FROM ${skus}`,
    `INSERT INTO inventory_level (id, inventory_item_id, location_id, stocked_quantity, raw_stocked_quantity,
                                  reserved_quantity, raw_reserved_quantity)
     SELECT ${number("ilev", each)}, ${number("iitem", "sku")}, ${number("sloc", "store")},
            ${amount(`(${ON_HAND})`)}, ${amount("0")}
     FROM ${skus}, ${stores} ORDER BY sku, store`,
    `INSERT INTO price_set (id) SELECT ${number("pset", "sku")} FROM ${skus}`,
    `INSERT INTO product_variant_price_set (id, variant_id, price_set_id)
     SELECT ${number("pvps", "sku")}, ${VARIANT_ID}, ${number("pset", "sku")} FROM ${skus}`,
    `INSERT INTO price (id, price_set_id, currency_code, amount, raw_amount, rules_count)
     SELECT ${number("pbase", "sku")}, ${number("pset", "sku")}, 'inr', ${amount(`${BASE_PRICE}::numeric`)}, 0 FROM ${skus}`,
    `INSERT INTO price (id, price_set_id, currency_code, amount, raw_amount, rules_count)
     SELECT ${number("price", each)}, ${number("pset", "sku")}, 'inr', ${amount(PRICE)}, 1
     FROM ${skus}, ${stores} ORDER BY sku, store`,
    `INSERT INTO price_rule (id, price_id, attribute, operator, value, priority)
     SELECT ${number("prule", each)}, ${number("price", each)}, 'dark_store_id', 'eq', ${STORE_ID}, 0
     FROM ${skus}, ${stores} ORDER BY sku, store`,
  ]) {
    await client.query(statement);
  }
}
