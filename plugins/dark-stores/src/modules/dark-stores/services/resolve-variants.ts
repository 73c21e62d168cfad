import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Refusal } from "../../../contract/refusal";
import { findVariants } from "../queries/find-variants.sql";

/** A variant named by its id or its SKU. */
export interface VariantReference {
  variant_id?: string | undefined;
  sku?: string | undefined;
}

/** Resolves ids and SKUs to variant ids in the given order; refuses `variant_not_found` naming all that are unknown. */
export async function resolveVariants(db: Knex, references: VariantReference[]): Promise<string[]> {
  const rows = await findVariants(db, {
    variant_ids: references.flatMap((reference) => reference.variant_id ?? []),
    skus: references.flatMap((reference) => reference.sku ?? []),
  });
  const ids = new Set(rows.map((row) => row.variant_id));
  const bySku = new Map(rows.map((row) => [row.sku, row.variant_id]));
  const unknown: VariantReference[] = [];
  const resolved = references.map((reference) => {
    const id = reference.variant_id === undefined ? bySku.get(reference.sku ?? null) : reference.variant_id;
    if (id === undefined || !ids.has(id)) {
      unknown.push(reference);
      return "";
    }
    return id;
  });
  if (unknown.length > 0) {
    const names = unknown.slice(0, 5).map((reference) => reference.variant_id ?? reference.sku);
    throw new Refusal("invalid_data", "variant_not_found", `The catalogue has no variant ${names.join(", ")}.`, {
      items: unknown,
    });
  }
  return resolved;
}

/** Refuses `duplicate_variant` when a variant is given twice. */
export function refuseDuplicates(variantIds: string[]): void {
  const repeated = variantIds.find((id, index) => variantIds.indexOf(id) !== index);
  if (repeated !== undefined) {
    throw new Refusal("invalid_data", "duplicate_variant", `Variant ${repeated} is given more than once.`);
  }
}
