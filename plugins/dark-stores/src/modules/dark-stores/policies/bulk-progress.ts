import type { BulkJob, BulkJobStatus } from "../../../contract/imports";

/** Which share of the whole each phase takes, as measured with a million rows. */
const SHARES = { uploading: [0, 0.25], validating: [0.25, 0.35], applying: [0.35, 1] } as const;

/** What a job's progress is worked out from. */
export interface ProgressInput {
  status: BulkJobStatus;
  progress_count: number;
  staged_count: number;
}

/** The phase a job is in and how far it is, from 0 to 1; while the file comes in nobody knows how long it will be. */
export function progressOf({
  status,
  progress_count,
  staged_count,
}: ProgressInput): Pick<BulkJob, "phase" | "progress"> {
  if (status === "done" || status === "failed" || status === "cancelled") {
    return { phase: "finished", progress: 1 };
  }
  const [start, end] = SHARES[status];
  const through = status === "uploading" || staged_count === 0 ? 0 : Math.min(1, progress_count / staged_count);
  return { phase: status, progress: Math.round((start + (end - start) * through) * 1000) / 1000 };
}

/** Sentences for what only the database could see in a row, with the column at fault. */
const PROBLEMS: Record<string, [column: string, sentence: string]> = {
  unknown_sku: ["sku", "The catalogue has no variant with this SKU."],
  unknown_store: ["dark_store", "There is no dark store with this code."],
  other_store: ["dark_store", "This row is for another store than the import."],
  duplicate_sku: ["sku", "This SKU is on an earlier line of the file."],
  price_required: ["price", "The store does not offer this yet: a new offer needs a price."],
  price_above_mrp: ["price", "The price would be above the MRP."],
  below_reserved: ["on_hand", "Open orders hold more than this."],
  sale_above_price: ["sale_price", "The sale price would be above the price."],
  sale_price_required: ["sale_price", "A sale with a start or an end needs a sale price."],
  sale_ends_before_start: ["sale_ends_at", "The sale would end before it starts."],
  title_required: ["title", "The catalogue has no product with this SKU yet: a new one needs a title."],
  duplicate_handle: ["handle", "This handle is on an earlier line of the file."],
  handle_taken: ["handle", "Another product has this handle."],
  duplicate_barcode: ["barcode", "This barcode is on an earlier line of the file."],
  barcode_taken: ["barcode", "Another product has this barcode."],
  unknown_category: ["category", "The catalogue has no such category."],
};

/** The error of a row for a problem that only the database could see. */
export function problemError(line: number, problem: string) {
  const [column, message] = PROBLEMS[problem] ?? ["sku", problem];
  return { line, column, code: problem, message };
}
