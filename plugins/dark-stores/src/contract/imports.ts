import { z } from "zod";

/** The columns of a file of prices and stock, in the order an export writes them. */
export const IMPORT_COLUMNS = [
  "dark_store",
  "sku",
  "price",
  "mrp",
  "on_hand",
  "bin",
  "reorder_level",
  "max_per_order",
  "is_available",
  "sale_price",
  "sale_starts_at",
  "sale_ends_at",
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

/** A cell with nothing but this empties a field that may be empty; an empty cell keeps what is there. */
export const CLEAR_CELL = "-";

const flag = z.enum(["true", "false"]).default("false");

/**
 * Query of the calls that send a file: `dry_run` checks only, `on_error` says whether one bad row stops everything,
 * `wait=false` answers once the file is in, `again=true` applies a file that was applied before.
 */
export const bulkUploadQuerySchema = z.object({
  dry_run: flag,
  on_error: z.enum(["abort", "skip"]).default("abort"),
  wait: z.enum(["true", "false"]).default("true"),
  again: flag,
  file_name: z.string().trim().min(1).max(255).optional(),
});
export type BulkUploadQuery = z.infer<typeof bulkUploadQuerySchema>;

export const BULK_JOB_STATUSES = ["uploading", "validating", "applying", "done", "failed", "cancelled"] as const;
export type BulkJobStatus = (typeof BULK_JOB_STATUSES)[number];

/** Query of the lists of imports, newest first. */
export const listBulkJobsQuerySchema = z.object({
  status: z.union([z.enum(BULK_JOB_STATUSES), z.array(z.enum(BULK_JOB_STATUSES)).max(6)]).optional(),
  dark_store_id: z.string().min(1).optional(),
  dry_run: z.enum(["true", "false"]).optional(),
  file_hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "is the SHA-256 of the file in hexadecimal digits")
    .optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(20),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
});

/** Query of an import's errors; `format=csv` streams all of them as a file. */
export const listBulkErrorsQuerySchema = z.object({
  format: z.enum(["json", "csv"]).default("json"),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
});

/** Query of the exports; `bom=true` begins the file with the mark by which spreadsheets know UTF-8. */
const exportQuery = {
  q: z.string().trim().min(1).max(120).optional(),
  bom: flag,
};

/** Query of `GET /admin/offers/export` and `GET /admin/dark-stores/:id/offers/export`. */
export const offerExportQuerySchema = z.object({
  ...exportQuery,
  dark_store_id: z.union([z.string().min(1), z.array(z.string().min(1)).max(1000)]).optional(),
  low_stock: flag,
  is_available: z.enum(["true", "false"]).optional(),
});

const productStatusSchema = z.enum(["draft", "proposed", "published", "rejected"]);

/** Query of `GET /admin/catalog-export`. */
export const catalogExportQuerySchema = z.object({
  ...exportQuery,
  status: z.union([productStatusSchema, z.array(productStatusSchema).max(4)]).optional(),
});

/** What is wrong with one row: `line` as in the file (the header is line 1), `column` by our name, null for the row. */
export interface ImportRowError {
  line: number;
  column: string | null;
  code: string;
  message: string;
}

/**
 * One import as every answer shows it. `progress` runs from 0 to 1; `error_count` counts rows at fault and `errors`
 * holds the first 1,000 of what is wrong; `failure` says why an import failed that its rows are not to blame for.
 */
export interface BulkJob {
  id: string;
  kind: "inventory" | "catalog";
  dark_store_id: string | null;
  status: BulkJobStatus;
  /** The status while the import runs, and `finished` once it does not. */
  phase: "uploading" | "validating" | "applying" | "finished";
  progress: number;
  dry_run: boolean;
  on_error: "abort" | "skip";
  file_name: string | null;
  file_hash: string | null;
  file_bytes: number;
  row_count: number;
  applied_count: number;
  error_count: number;
  errors: ImportRowError[];
  failure: { code: string; message: string } | null;
  /** Whether `resume` would go on with it. */
  resumable: boolean;
  actor_id: string | null;
  created_at: string;
  updated_at: string;
  finished_at: string | null;
}

/** An import of prices and stock; without `dark_store_id` the file's own column says which row is for which store. */
export type InventoryImport = BulkJob;
