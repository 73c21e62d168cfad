import { z } from "zod";
import { bulkUploadQuerySchema, type BulkJob } from "./imports";

/**
 * The columns of a catalogue file beside `title_<locale>` (names in other languages) and `metadata.<key>`. `category` is
 * a path such as `Dairy > Milk`; several are separated by `|`. `unit` is the pack as customers read it, `weight` is in
 * grams, `tax_rate` is the percentage of tax in the price, such as 5.
 */
export const CATALOG_COLUMNS = [
  "sku",
  "handle",
  "title",
  "description",
  "brand",
  "category",
  "barcode",
  "unit",
  "weight",
  "tax_rate",
  "thumbnail",
  "status",
] as const;
export type CatalogColumn = (typeof CATALOG_COLUMNS)[number];

/** Query of `POST /admin/catalog-imports`: as for stock, and whether categories that are missing are created. */
export const catalogUploadQuerySchema = bulkUploadQuerySchema.extend({
  unknown_category: z.enum(["create", "refuse"]).default("create"),
});

/** An import of products; the counts say what became of its good rows. */
export interface CatalogImport extends BulkJob {
  unknown_category: "create" | "refuse";
  created_count?: number;
  updated_count?: number;
  unchanged_count?: number;
  category_count?: number;
}
