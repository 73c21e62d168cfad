import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OrderRecord } from "../policies/order-record";

/** Taxes and discounts of the row `x` of its kind, whole, oldest first. */
function taxesAndDiscounts(kind: "line_item" | "shipping_method", owner: "item_id" | "shipping_method_id"): string {
  return `jsonb_build_object(
      'tax_lines', (select coalesce(jsonb_agg(to_jsonb(t) order by t.created_at, t.id), '[]')
                    from order_${kind}_tax_line t where t.${owner} = x.id and t.deleted_at is null),
      'adjustments', (select coalesce(jsonb_agg(to_jsonb(j) order by j.created_at, j.id), '[]')
                      from order_${kind}_adjustment j where j.${owner} = x.id and j.deleted_at is null))`;
}

const PRODUCT = `
  (select to_jsonb(p) || jsonb_build_object(
            'type', case when p.type_id is not null then jsonb_build_object('id', p.type_id) end,
            'collection', case when p.collection_id is not null then jsonb_build_object('id', p.collection_id) end)
     from product p where p.id = v.product_id and p.deleted_at is null)`;

const ITEMS = `
  coalesce((select jsonb_agg(to_jsonb(x) - 'totals_id' || ${taxesAndDiscounts("line_item", "item_id")}
                   || jsonb_build_object(
                        'detail', to_jsonb(d),
                        'variant', (select to_jsonb(v) || jsonb_build_object('product', ${PRODUCT})
                                      from product_variant v where v.id = x.variant_id and v.deleted_at is null))
                   order by x.created_at, x.id)
              from order_item d join order_line_item x on x.id = d.item_id
             where d.order_id = o.id and d.version = o.version and d.deleted_at is null), '[]')`;

const SHIPPING_METHODS = `
  coalesce((select jsonb_agg(to_jsonb(x) || ${taxesAndDiscounts("shipping_method", "shipping_method_id")}
                   || jsonb_build_object('order_id', d.order_id, 'detail', to_jsonb(d) - 'claim_id')
                   order by x.created_at, x.id)
              from order_shipping d join order_shipping_method x on x.id = d.shipping_method_id
             where d.order_id = o.id and d.version = o.version and d.deleted_at is null), '[]')`;

const ADDRESS = (column: string) =>
  `(select to_jsonb(a) from order_address a where a.id = o.${column} and a.deleted_at is null)`;

/**
 * Purpose: a new order with all that the Store API shows of it, in one statement where Medusa's graph takes six.
 * Parameters: order_id. Rows: one, or none when there is no such order or it was changed since it was placed, which is
 * left to Medusa's graph. Reads only.
 */
export async function viewOrder(db: Knex, params: { order_id: string }): Promise<OrderRecord[]> {
  const result = await db.raw<{ rows: { record: OrderRecord }[] }>(
    `select jsonb_build_object(
              'id', o.id, 'status', o.status, 'currency_code', o.currency_code, 'display_id', o.display_id,
              'custom_display_id', o.custom_display_id, 'region_id', o.region_id, 'email', o.email,
              'created_at', o.created_at, 'updated_at', o.updated_at,
              'summary', (select s.totals from order_summary s
                           where s.order_id = o.id and s.version = o.version and s.deleted_at is null limit 1),
              'credit_lines', '[]'::jsonb,
              'items', ${ITEMS},
              'shipping_methods', ${SHIPPING_METHODS},
              'payment_collections', (select coalesce(jsonb_agg(to_jsonb(p) order by p.created_at, p.id), '[]')
                                        from order_payment_collection l
                                        join payment_collection p on p.id = l.payment_collection_id
                                       where l.order_id = o.id and l.deleted_at is null and p.deleted_at is null))
            -- As in Medusa's answer, an address that is not there has no key.
            || case when o.shipping_address_id is null then '{}'
                    else jsonb_build_object('shipping_address', ${ADDRESS("shipping_address_id")}) end
            || case when o.billing_address_id is null then '{}'
                    else jsonb_build_object('billing_address', ${ADDRESS("billing_address_id")}) end as record
       from "order" o
      where o.id = :order_id and o.version = 1 and o.deleted_at is null and not o.is_draft_order
        and not exists (select from order_credit_line k where k.order_id = o.id and k.deleted_at is null)
        and not exists (select from order_transaction m where m.order_id = o.id and m.deleted_at is null)`,
    params,
  );
  return result.rows.map((row) => row.record);
}
