import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CartLine } from "../policies/cart-lines";
import type { TaxedDelivery, TaxedLine } from "../policies/cart-taxes";
import { atTariff } from "./at-tariff";
import { prepared } from "../prepared";

/** What a change of a cart needs to know of it. */
export interface CartState {
  id: string;
  email: string | null;
  completed_at: Date | null;
  currency_code: string;
  locale: string | null;
  lines: (CartLine & TaxedLine)[];
  /** What brings the goods at the store's tariff. */
  deliveries: TaxedDelivery[];
  /** Something else in the cart follows from its lines: another delivery's price, a payment's amount, a promotion. */
  has_dependents: boolean;
  region: {
    id: string;
    name: string;
    currency_code: string;
    automatic_taxes: boolean;
    countries: { iso_2: string }[];
  } | null;
  /** Where taxes are due; null as long as there is no address. */
  shipping_address: Record<string, string | null> | null;
  customer: { id: string; email: string | null; groups: { id: string }[]; metadata: unknown } | null;
}

/** A delivery whose price the store's tariff says. */
const AT_TARIFF = `EXISTS (SELECT FROM shipping_option o WHERE o.id = s.shipping_option_id AND ${atTariff("o")})`;

const TAXES_OF = (kind: "line_item" | "shipping_method", owner: string) => `
                     coalesce((SELECT jsonb_agg(jsonb_build_object(
                                 'code', t.code, 'rate', t.rate, 'rate_id', t.tax_rate_id))
                               FROM cart_${kind}_tax_line t WHERE t.${owner} AND t.deleted_at IS NULL), '[]')`;

const STATEMENT = {
  name: "quickdash_read_cart",
  text: `
  SELECT c.id, c.email, c.completed_at, c.currency_code, c.locale,
         coalesce((SELECT jsonb_agg(jsonb_build_object(
                     'id', l.id, 'variant_id', l.variant_id, 'quantity', l.quantity, 'unit_price', l.unit_price,
                     'compare_at_unit_price', l.compare_at_unit_price, 'product_id', l.product_id,
                     'product_type_id', l.product_type_id, 'is_giftcard', l.is_giftcard, 'taxes',
                     ${TAXES_OF("line_item", "item_id = l.id")})
                     ORDER BY l.created_at, l.id)
                   FROM cart_line_item l WHERE l.cart_id = c.id AND l.deleted_at IS NULL), '[]') AS lines,
         coalesce((SELECT jsonb_agg(jsonb_build_object(
                     'id', s.id, 'shipping_option_id', s.shipping_option_id, 'amount', s.amount, 'taxes',
                     ${TAXES_OF("shipping_method", "shipping_method_id = s.id")}) ORDER BY s.created_at, s.id)
                   FROM cart_shipping_method s WHERE s.cart_id = c.id AND s.deleted_at IS NULL AND ${AT_TARIFF}), '[]')
           AS deliveries,
         EXISTS (SELECT FROM cart_shipping_method s
                 WHERE s.cart_id = c.id AND s.deleted_at IS NULL AND NOT ${AT_TARIFF})
           OR EXISTS (SELECT FROM cart_payment_collection p WHERE p.cart_id = c.id AND p.deleted_at IS NULL)
           OR EXISTS (SELECT FROM cart_promotion p WHERE p.cart_id = c.id AND p.deleted_at IS NULL)
           OR EXISTS (SELECT FROM promotion p WHERE p.is_automatic AND p.status = 'active' AND p.deleted_at IS NULL)
           AS has_dependents,
         (SELECT jsonb_build_object(
                   'id', r.id, 'name', r.name, 'currency_code', r.currency_code, 'automatic_taxes', r.automatic_taxes,
                   'countries', coalesce((SELECT jsonb_agg(jsonb_build_object('iso_2', k.iso_2)) FROM region_country k
                                          WHERE k.region_id = r.id AND k.deleted_at IS NULL), '[]'))
          FROM region r WHERE r.id = c.region_id) AS region,
         (SELECT jsonb_build_object('country_code', a.country_code, 'province', a.province, 'city', a.city,
                                    'address_1', a.address_1, 'address_2', a.address_2,
                                    'postal_code', a.postal_code, 'metadata', a.metadata)
          FROM cart_address a WHERE a.id = c.shipping_address_id) AS shipping_address,
         (SELECT jsonb_build_object('id', u.id, 'email', u.email, 'metadata', u.metadata, 'groups',
                   coalesce((SELECT jsonb_agg(jsonb_build_object('id', g.customer_group_id))
                             FROM customer_group_customer g
                             WHERE g.customer_id = u.id AND g.deleted_at IS NULL), '[]'))
          FROM customer u WHERE u.id = c.customer_id) AS customer
  FROM cart c
  WHERE c.id = $1 AND c.deleted_at IS NULL`,
};

/**
 * A cart of Medusa's with its lines, in one statement where its own graph takes a dozen. Parameters: cart. Rows: one, or
 * none when there is no such cart. Reads only; run it under the cart's lock.
 */
export function readCart(db: Knex, params: { cart_id: string }): Promise<CartState[]> {
  return prepared<CartState>(db, STATEMENT, [params.cart_id]);
}
