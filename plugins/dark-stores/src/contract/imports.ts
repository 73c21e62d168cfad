import { z } from "zod";

export const IMPORT_COLUMNS = [
  "sku",
  "price",
  "mrp",
  "on_hand",
  "bin",
  "reorder_level",
  "max_per_order",
  "is_available",
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

/** Query of `POST /admin/dark-stores/:id/inventory-imports`. */
export const inventoryImportQuerySchema = z.object({
  dry_run: z.enum(["true", "false"]).default("false"),
  on_error: z.enum(["abort", "skip"]).default("abort"),
});

/** What is wrong with one row: `line` as in the file (the header is line 1), `column` by our name, null for the row. */
export interface ImportRowError {
  line: number;
  column: string | null;
  code: string;
  message: string;
}

/** One inventory import as every answer shows it; `errors` holds the first 1,000. */
export interface InventoryImport {
  id: string;
  dark_store_id: string;
  status: "running" | "done" | "failed";
  dry_run: boolean;
  on_error: "abort" | "skip";
  row_count: number;
  applied_count: number;
  error_count: number;
  errors: ImportRowError[];
  created_at: string;
  finished_at: string | null;
}
