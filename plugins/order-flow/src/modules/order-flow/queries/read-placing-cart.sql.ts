import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CartRows } from "../policies/placing-cart";

/** The rows of a table that belong to the row of `owner`, whole, oldest first. */
function rowsOf(table: string, ofOwner: string, more = ""): string {
  return `coalesce((select jsonb_agg(to_jsonb(r)${more} order by r.created_at, r.id)
                    from ${table} r where ${ofOwner} and r.deleted_at is null), '[]')`;
}

function taxesAndDiscounts(kind: "line_item" | "shipping_method", owner: "item_id" | "shipping_method_id"): string {
  return ` || jsonb_build_object(
      'tax_lines', (select coalesce(jsonb_agg(to_jsonb(t) order by t.created_at, t.id), '[]')
                    from cart_${kind}_tax_line t where t.${owner} = r.id and t.deleted_at is null),
      'adjustments', (select coalesce(jsonb_agg(to_jsonb(j) order by j.created_at, j.id), '[]')
                      from cart_${kind}_adjustment j where j.${owner} = r.id and j.deleted_at is null))`;
}

const ADDRESS_OF = (column: string) =>
  `(select to_jsonb(a) - '{created_at,updated_at,deleted_at}'::text[] from cart_address a
     where a.id = c.${column} and a.deleted_at is null)`;

const PAYMENT_COLLECTION = `
  (select jsonb_build_object('id', p.id, 'amount', p.amount, 'payment_sessions',
     coalesce((select jsonb_agg(jsonb_build_object(
                 'id', s.id, 'provider_id', s.provider_id, 'status', s.status, 'payment',
                 (select jsonb_build_object('canceled_at', m.canceled_at) from payment m
                   where m.payment_session_id = s.id and m.deleted_at is null),
                 'is_returned', exists (select 1 from payment_return g where g.session_id = s.id)) order by s.created_at, s.id)
               from payment_session s where s.payment_collection_id = p.id and s.deleted_at is null), '[]'))
     from cart_payment_collection l join payment_collection p on p.id = l.payment_collection_id
    where l.cart_id = c.id and l.deleted_at is null and p.deleted_at is null
    limit 1)`;

/**
 * Purpose: everything of a cart that goes into its order, and how it is to be paid, in one statement where Medusa's graph
 * takes seventeen. Parameters: cart_id. Rows: one, or none when there is no such cart. Reads only; run it under the
 * cart's lock.
 */
export async function readPlacingCart(db: Knex, params: { cart_id: string }): Promise<CartRows[]> {
  const result = await db.raw<{ rows: { cart: CartRows }[] }>(
    `select jsonb_build_object(
              'id', c.id, 'customer_id', c.customer_id, 'email', c.email, 'currency_code', c.currency_code,
              'locale', c.locale, 'region_id', c.region_id, 'sales_channel_id', c.sales_channel_id,
              'metadata', c.metadata, 'completed_at', c.completed_at,
              'customer', (select jsonb_build_object('id', u.id, 'first_name', u.first_name) from customer u
                            where u.id = c.customer_id and u.deleted_at is null),
              'items', ${rowsOf("cart_line_item", "r.cart_id = c.id", taxesAndDiscounts("line_item", "item_id"))},
              'shipping_methods', ${rowsOf(
                "cart_shipping_method",
                "r.cart_id = c.id",
                taxesAndDiscounts("shipping_method", "shipping_method_id"),
              )},
              'shipping_address', ${ADDRESS_OF("shipping_address_id")},
              'billing_address', ${ADDRESS_OF("billing_address_id")},
              'credit_lines', ${rowsOf("credit_line", "r.cart_id = c.id")},
              'promotions', (select coalesce(jsonb_agg(jsonb_build_object('id', p.promotion_id)), '[]')
                               from cart_promotion p where p.cart_id = c.id and p.deleted_at is null),
              'payment_collection', ${PAYMENT_COLLECTION}) as cart
       from cart c
      where c.id = :cart_id and c.deleted_at is null`,
    params,
  );
  return result.rows.map((row) => row.cart);
}
