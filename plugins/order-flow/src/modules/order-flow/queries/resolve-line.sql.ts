import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ResolvedPick } from "../policies/resolve-pick";

/**
 * Purpose: writes what was picked for a line.
 * Parameters: the line's id and every column of ResolvedPick. Rows: one. Run under the order's row lock.
 */
export async function resolveLine(db: Knex, params: ResolvedPick & { id: string }): Promise<{ id: string }[]> {
  const result = await db.raw<{ rows: { id: string }[] }>(
    `update quick_order_line
        set status = :status,
            picked_quantity = :picked_quantity,
            short_reason = :short_reason,
            picked_weight_grams = :picked_weight_grams,
            substituted_quantity = :substituted_quantity,
            substitute_variant_id = :substitute_variant_id,
            substitute_title = :substitute_title,
            substitute_barcode = :substitute_barcode,
            substitute_bin = :substitute_bin,
            substitute_unit_price = cast(:substitute_unit_price as numeric),
            raw_substitute_unit_price = case when cast(:substitute_unit_price as text) is null then null
              else jsonb_build_object('value', cast(:substitute_unit_price as text), 'precision', 20) end,
            substitute_nominal_weight_grams = :substitute_nominal_weight_grams,
            substitute_weight_grams = :substitute_weight_grams,
            updated_at = now()
      where id = :id
     returning id`,
    { ...params },
  );
  return result.rows;
}
