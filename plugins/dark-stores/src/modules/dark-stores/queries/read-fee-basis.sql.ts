import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DeliveryFeeStep, Fee } from "../../../contract/fees";
import { atTariff } from "./at-tariff";
import { prepared } from "../prepared";

/** What the fees of a cart follow from, and the delivery that carries them. Amounts are text, exact. */
export interface FeeBasisRow {
  dark_store_id: string;
  currency_code: string;
  minimum_order: string;
  delivery_fee: string;
  delivery_fee_steps: DeliveryFeeStep[];
  free_delivery_from: string | null;
  small_basket_fee: string;
  small_basket_below: string;
  handling_fee: string;
  surge_multiplier: number;
  surge_starts_at: Date | null;
  surge_ends_at: Date | null;
  goods_total: string;
  distance_m: number | null;
  /** Deliveries whose price is calculated from the tariff; others keep the price that Medusa gives them. */
  methods: { id: string; amount: string; data: ({ fees?: Fee[] } & Record<string, unknown>) | null }[];
}

const DEGREES = "^\\s*[+-]?\\d+(\\.\\d+)?\\s*$";

const READ_FEE_BASIS = {
  name: "quickdash_read_fee_basis",
  text: `
    SELECT store.id AS dark_store_id, cart.currency_code, store.minimum_order::text, store.delivery_fee::text,
           store.delivery_fee_steps, store.free_delivery_from::text, store.small_basket_fee::text,
           store.small_basket_below::text, store.handling_fee::text, store.surge_multiplier,
           store.surge_starts_at, store.surge_ends_at,
           (SELECT coalesce(sum(line.unit_price * line.quantity), 0)::text
            FROM cart_line_item line WHERE line.cart_id = cart.id AND line.deleted_at IS NULL) AS goods_total,
           CASE WHEN drop_at.latitude BETWEEN -90 AND 90 AND drop_at.longitude BETWEEN -180 AND 180
             THEN round(ST_Distance(store.location,
                    ST_SetSRID(ST_MakePoint(drop_at.longitude, drop_at.latitude), 4326)::geography))::integer
           END AS distance_m,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                     'id', method.id, 'amount', method.amount::text, 'data', method.data)), '[]')
            FROM cart_shipping_method method
            JOIN shipping_option option ON option.id = method.shipping_option_id
            WHERE method.cart_id = cart.id AND method.deleted_at IS NULL
              AND ${atTariff("option")}) AS methods
    FROM cart
    JOIN cart_pin pin ON pin.cart_id = cart.id
    JOIN dark_store store ON store.id = pin.dark_store_id
    LEFT JOIN cart_address address ON address.id = cart.shipping_address_id
    CROSS JOIN LATERAL (
      SELECT CASE WHEN address.metadata ->> 'latitude' ~ '${DEGREES}'
               THEN (address.metadata ->> 'latitude')::float8 END AS latitude,
             CASE WHEN address.metadata ->> 'longitude' ~ '${DEGREES}'
               THEN (address.metadata ->> 'longitude')::float8 END AS longitude
    ) AS drop_at
    WHERE cart.id = $1 AND cart.deleted_at IS NULL`,
};

/**
 * The tariff of the store a cart is pinned to, what is in the cart, how far it goes, and its calculated deliveries, in one
 * statement. Parameters: cart. Rows: one, or none for a cart that does not exist or is not pinned. Metres are whole, as
 * in `find-covering-stores`: a pin is told the fee that its cart will ask. Reads only.
 */
export function readFeeBasis(db: Knex, params: { cart_id: string }): Promise<FeeBasisRow[]> {
  return prepared<FeeBasisRow>(db, READ_FEE_BASIS, [params.cart_id]);
}
