import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { PackingDescription } from "../../../contract/substitutions";
import { prepared } from "../prepared";

const STATEMENT = {
  name: "quickdash_describe_for_packing",
  text: `
  SELECT v.id AS variant_id, p.title, v.title AS variant_title,
         CASE WHEN p.metadata ->> 'sold_by' = 'weight' AND v.weight >= 1 THEN round(v.weight)::integer END
           AS nominal_weight_grams
  FROM product_variant v
  JOIN product p ON p.id = v.product_id
  WHERE v.id = ANY ($1)
  LIMIT 1000`,
};

/** What packing has to know of variants beside the order's lines. Parameters: variants. Rows: one per variant. */
export function describeForPacking(db: Knex, params: { variant_ids: string[] }): Promise<PackingDescription[]> {
  return prepared<PackingDescription>(db, STATEMENT, [params.variant_ids]);
}
