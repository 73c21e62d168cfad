import { setTimeout as sleep } from "node:timers/promises";
import type { HttpClient } from "../client/http-client.js";
import type { RowError } from "../csv/read-rows.js";
import { CommandError } from "../frame/errors.js";
import { csvLine } from "../inventory/convert-rows.js";
import type { ProductDraft } from "./read-catalog.js";

export interface UploadResult {
  createdCount: number;
  updatedCount: number;
  unchangedCount: number;
  categoryCount: number;
  errors: RowError[];
}

/** The server's record of an import. */
interface CatalogImport {
  id: string;
  status: "uploading" | "validating" | "applying" | "done" | "failed" | "cancelled";
  progress: number;
  created_count?: number;
  updated_count?: number;
  unchanged_count?: number;
  category_count?: number;
  errors: RowError[];
  failure: { code: string; message: string } | null;
}

/** The columns of the server's import that a draft fills. */
const COLUMNS = [
  "sku",
  "title",
  "title_hi",
  "description",
  "brand",
  "category",
  "barcode",
  "unit",
  "thumbnail",
  "weight",
] as const;
const UPLOAD_TIMEOUT_MS = 30 * 60_000;
const POLL_MS = 300;
const CHUNK_LINES = 500;

/**
 * Sends products to the server's import, which finds them by SKU and creates, updates or leaves them, and waits for its
 * end. Rows it refuses are errors with the lines of the user's file.
 */
export async function uploadCatalog(
  admin: HttpClient,
  drafts: readonly ProductDraft[],
  onProgress: (rows: number) => void,
): Promise<UploadResult> {
  if (drafts.length === 0) {
    return { createdCount: 0, updatedCount: 0, unchangedCount: 0, categoryCount: 0, errors: [] };
  }
  let { catalog_import: job } = await admin.call<{ catalog_import: CatalogImport }>("POST", "/admin/catalog-imports", {
    query: { on_error: "skip", again: true, wait: false },
    stream: { contentType: "text/csv; charset=utf-8", chunks: chunksOf(drafts) },
    timeoutMs: UPLOAD_TIMEOUT_MS,
  });
  let shown = 0;
  while (job.status !== "done" && job.status !== "failed" && job.status !== "cancelled") {
    await sleep(POLL_MS);
    ({ catalog_import: job } = await admin.get<{ catalog_import: CatalogImport }>(`/admin/catalog-imports/${job.id}`));
    const through = Math.floor(job.progress * drafts.length);
    onProgress(through - shown);
    shown = through;
  }
  if (job.failure || job.status === "cancelled") {
    throw new CommandError(
      job.failure?.code ?? "import_cancelled",
      job.failure?.message ?? "The import was cancelled.",
    );
  }
  return {
    createdCount: job.created_count ?? 0,
    updatedCount: job.updated_count ?? 0,
    unchangedCount: job.unchanged_count ?? 0,
    categoryCount: job.category_count ?? 0,
    errors: job.errors.map((error) => ({ ...error, line: drafts[error.line - 2]?.line ?? error.line })),
  };
}

function* chunksOf(drafts: readonly ProductDraft[]): Generator<Uint8Array> {
  yield Buffer.from(csvLine(COLUMNS));
  for (let start = 0; start < drafts.length; start += CHUNK_LINES) {
    yield Buffer.from(
      drafts
        .slice(start, start + CHUNK_LINES)
        .map((draft) => csvLine(cellsOf(draft)))
        .join(""),
    );
  }
}

function cellsOf(draft: ProductDraft): (string | number | null)[] {
  const category = draft.categories.map((path) => path.map(escapedName).join(" > ")).join(" | ");
  const texts = [
    draft.sku,
    draft.name,
    draft.name_hi,
    draft.description,
    draft.brand,
    category,
    draft.barcode,
    draft.unit,
    draft.image,
  ];
  return [...texts.map(literal), draft.weight_g];
}

/** `>` and `|` part the names of a path: within a name they are escaped. */
function escapedName(name: string): string {
  return name.replace(/[>|]/g, "\\$&");
}

/** A text that means itself: the server takes one apostrophe off what begins like a formula, and `-` for "empty". */
function literal(text: string | null): string | null {
  return text !== null && /^'*[=+\-@]/.test(text) ? `'${text}` : text;
}
