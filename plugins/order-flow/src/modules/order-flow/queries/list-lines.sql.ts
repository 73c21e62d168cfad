import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { SubstitutionKind } from "../../../contract";

export interface LineRow {
  id: string;
  order_id: string;
  line_item_id: string;
  variant_id: string;
  title: string;
  bin: string | null;
  barcode: string | null;
  quantity: number;
  picked_quantity: number | null;
  unit_price: number;
  line_total: number;
  status: "pending" | "picked" | "short";
  short_reason: string | null;
  preference: SubstitutionKind;
  preference_variant_id: string | null;
  preference_title: string | null;
  nominal_weight_grams: number | null;
  picked_weight_grams: number | null;
  substituted_quantity: number;
  substitute_variant_id: string | null;
  substitute_title: string | null;
  substitute_barcode: string | null;
  substitute_bin: string | null;
  substitute_unit_price: number | null;
  substitute_nominal_weight_grams: number | null;
  substitute_weight_grams: number | null;
  refunded_quantity: number;
  refunded_amount: number;
}

const MAX_LINES = 10_000;

/**
 * Purpose: the lines of these orders in the order a picker walks the store: by bin, lines without a bin last.
 * Parameters: order_ids (Medusa's), at most 100. Rows: at most 10,000, bins in natural order (A2 before A10).
 */
export async function listLines(db: Knex, params: { order_ids: string[] }): Promise<LineRow[]> {
  const result = await db.raw<{ rows: LineRow[] }>(
    `select id, order_id, line_item_id, variant_id, title, bin, barcode, quantity, picked_quantity,
            cast(unit_price as double precision) as unit_price,
            cast(line_total as double precision) as line_total,
            status, short_reason, preference, preference_variant_id, preference_title,
            nominal_weight_grams, picked_weight_grams, substituted_quantity, substitute_variant_id, substitute_title,
            substitute_barcode, substitute_bin,
            cast(substitute_unit_price as double precision) as substitute_unit_price,
            substitute_nominal_weight_grams, substitute_weight_grams,
            refunded_quantity, cast(refunded_amount as double precision) as refunded_amount
       from quick_order_line
      where order_id = any(:order_ids) and deleted_at is null
      order by order_id,
               regexp_replace(bin, '[0-9]+.*$', '') nulls last,
               cast(substring(bin from '[0-9]+') as numeric) nulls last,
               bin nulls last, title, id
      limit ${MAX_LINES}`,
    params,
  );
  return result.rows;
}
