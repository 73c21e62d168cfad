import type { HttpClient } from "../client/http-client.js";
import type { RowError } from "../csv/read-rows.js";
import type { Terminal } from "../frame/terminal.js";
import { watchInTerminal } from "../imports/in-terminal.js";
import { eachError, refuseFault, resumeJob, watchJob, type ImportJob } from "../imports/job.js";
import { sendFile } from "../imports/send-file.js";
import { csvLine } from "../inventory/convert-rows.js";
import type { ProductDraft } from "./read-catalog.js";

export interface UploadResult {
  /** Null when there was nothing to send. */
  importId: string | null;
  createdCount: number;
  updatedCount: number;
  unchangedCount: number;
  categoryCount: number;
  errors: RowError[];
}

/** The server's record of an import of products. */
interface CatalogJob extends ImportJob {
  created_count?: number;
  updated_count?: number;
  unchanged_count?: number;
  category_count?: number;
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
  "tax_rate",
] as const;
const PLACE = { path: "/admin/catalog-imports", key: "catalog_import" };
const CHUNK_LINES = 500;

/**
 * Sends products to the server's import, which finds them by SKU and creates, updates or leaves them, and waits for its
 * end. Rows it refuses are errors with the lines of the user's file.
 */
export async function uploadCatalog(
  admin: HttpClient,
  drafts: readonly ProductDraft[],
  terminal: Terminal,
  fileName?: string,
): Promise<UploadResult> {
  if (drafts.length === 0) {
    return { importId: null, createdCount: 0, updatedCount: 0, unchangedCount: 0, categoryCount: 0, errors: [] };
  }
  const started = await sendFile<CatalogJob>(admin, PLACE, {
    // The same file is sent again to bring back what was changed by hand: an unchanged row costs next to nothing.
    query: { on_error: "skip", again: true, ...(fileName && { file_name: fileName }) },
    open: () => chunksOf(drafts),
    repeatable: true,
    terminal,
  });
  const result = await waitFor(admin, started, terminal);
  return {
    ...result,
    errors: result.errors.map((error) => ({ ...error, line: drafts[error.line - 2]?.line ?? error.line })),
  };
}

/** Goes on with an import, or waits for the end of one that runs; lines are those of the file the server has. */
export async function resumeCatalogImport(admin: HttpClient, id: string, terminal: Terminal): Promise<UploadResult> {
  return waitFor(admin, await resumeJob<CatalogJob>(admin, id, PLACE), terminal);
}

async function waitFor(admin: HttpClient, started: CatalogJob, terminal: Terminal): Promise<UploadResult> {
  const job = await watchJob(
    admin,
    started,
    watchInTerminal(terminal, "Products", { ...PLACE, again: resumeLine(started.id) }),
  );
  refuseFault(job, resumeLine(job.id));
  const errors: RowError[] = [];
  for await (const error of eachError(admin, PLACE.path, job.id)) errors.push(error);
  return {
    importId: job.id,
    createdCount: job.created_count ?? 0,
    updatedCount: job.updated_count ?? 0,
    unchangedCount: job.unchanged_count ?? 0,
    categoryCount: job.category_count ?? 0,
    errors,
  };
}

const resumeLine = (id: string): string => `quickdash catalog import --resume ${id}`;

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
  return [...texts.map(literal), draft.weight_g, draft.tax_rate];
}

/** `>` and `|` part the names of a path: within a name they are escaped. */
function escapedName(name: string): string {
  return name.replace(/[>|]/g, "\\$&");
}

/** A text that means itself: the server takes one apostrophe off what begins like a formula, and `-` for "empty". */
function literal(text: string | null): string | null {
  return text !== null && /^'*[=+\-@]/.test(text) ? `'${text}` : text;
}
