import type { DataSource } from "typeorm";
import type { Row } from "../database/entities.js";

/** A variant as people know it: its product's title, what sets it apart, and its SKU. One query for all rows. */
export async function namesOfVariants(database: DataSource, variants: readonly Row[]): Promise<string[]> {
  const ids = [...new Set(variants.map((variant) => variant.product_id))];
  const found = await database.query<{ id: string; title: string }[]>(
    "SELECT id, title FROM product WHERE id = ANY ($1)",
    [ids],
  );
  const titles = new Map(found.map((product) => [product.id, product.title]));
  return variants.map((variant) => {
    const parts = [titles.get(String(variant.product_id)), variant.title, variant.sku];
    const words = parts.filter(
      (part, index) => typeof part === "string" && part !== "" && parts.indexOf(part) === index,
    );
    return words.join(" · ") || String(variant.id);
  });
}
