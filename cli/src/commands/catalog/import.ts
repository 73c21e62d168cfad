import { basename } from "node:path";
import { readCatalog, type CatalogReading } from "../../catalog/read-catalog.js";
import { resumeCatalogImport, uploadCatalog, type UploadResult } from "../../catalog/upload-catalog.js";
import { findImages, uploadImages } from "../../catalog/upload-images.js";
import { describeColumns, describeRowErrors } from "../../csv/describe.js";
import { readMapping, saveMapping } from "../../csv/mapping-file.js";
import { openCsv, type RowError } from "../../csv/read-rows.js";
import { refuseSameFile, writeRejectedRows } from "../../csv/rejected-rows.js";
import { defineCommand, type Context, type Outcome } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { renderFacts } from "../../frame/table.js";
import { FILE_ARGUMENT, fileInput, fileOptions } from "../../imports/file-input.js";

export const importCatalog = defineCommand({
  verb: "import",
  summary: "create and update products from a CSV file",
  arguments: [FILE_ARGUMENT],
  options: fileOptions("read and check the file, write nothing", [
    { flags: "--images <folder>", description: "pictures called by SKU or barcode, such as FNV-ONION-1KG.jpg" },
  ]),
  examples: [
    "catalog import cli/data/catalog.csv",
    "catalog import items.csv --map sku=Item,name=Title --dry-run",
    "catalog import items.csv --images photos --errors wrong.csv",
  ],
  input: fileInput({ images: text().optional() }),
  async run(context, input) {
    const startedAt = performance.now();
    const { terminal } = context;
    if (input.resume !== undefined) {
      const upload = await resumeCatalogImport(await context.admin(), input.resume, terminal);
      return outcomeOf(context, { upload, startedAt });
    }
    const { csv = "-", images, dryRun, strict, errors: errorsPath } = input;
    if (errorsPath) {
      await refuseSameFile(csv, errorsPath);
    }
    const pictures = images ? await findImages(images) : null;
    const mapping = input.mapFile ? await readMapping(input.mapFile) : input.map;
    const file = await openCsv(csv, mapping);
    terminal.note(describeColumns(file.columns));
    if (input.saveMap) {
      await saveMapping(input.saveMap, file.columns);
    }
    const reading = await readCatalog(file.rows, file.columns);
    const refused = strict && reading.errors.length > 0;
    const write = !dryRun && !refused;
    const imageCount = write && pictures ? await uploadImages(await context.admin(), reading.drafts, pictures) : 0;
    const upload = write ? await uploadCatalog(await context.admin(), reading.drafts, terminal, basename(csv)) : null;
    const errors = [...reading.errors, ...(upload?.errors ?? [])].sort((a, b) => a.line - b.line);
    const byLine = new Map(errors.map((error) => [error.line, error]));
    const rejected = errorsPath
      ? { path: errorsPath, count: await writeRejectedRows(csv, errorsPath, mapping, ({ line }) => byLine.get(line)) }
      : null;
    return outcomeOf(context, { reading, errors, upload, imageCount, dryRun, refused, rejected, startedAt });
  },
});

interface Course {
  /** Null when nothing was sent. */
  upload: UploadResult | null;
  startedAt: number;
  reading?: CatalogReading;
  errors?: RowError[];
  imageCount?: number;
  dryRun?: boolean;
  refused?: boolean;
  rejected?: { path: string; count: number } | null;
}

function outcomeOf({ terminal }: Context, course: Course): Outcome {
  const { upload, reading, dryRun = false, refused = false, rejected = null } = course;
  const errors = course.errors ?? upload?.errors ?? [];
  const done = (upload?.createdCount ?? 0) + (upload?.updatedCount ?? 0) + (upload?.unchangedCount ?? 0);
  const data = {
    import_id: upload?.importId ?? null,
    dry_run: dryRun,
    row_count: reading?.rowCount ?? done + errors.length,
    product_count: reading?.drafts.length ?? done,
    merged_count: reading?.mergedCount ?? 0,
    created_count: upload?.createdCount ?? 0,
    updated_count: upload?.updatedCount ?? 0,
    unchanged_count: upload?.unchangedCount ?? 0,
    category_count: upload?.categoryCount ?? 0,
    image_count: course.imageCount ?? 0,
    error_count: errors.length,
    errors,
    errors_file: rejected?.path ?? null,
    duration_ms: Math.round(performance.now() - course.startedAt),
  };
  const seconds = data.duration_ms / 1000;
  const facts = renderFacts([
    ...(upload ? [["import", upload.importId] as [string, string]] : []),
    ["rows", data.row_count],
    ["products", `${data.product_count} (${data.merged_count} rows repeat one of them)`],
    ["created", data.created_count],
    ["updated", data.updated_count],
    ["unchanged", data.unchanged_count],
    ["new categories", data.category_count],
    ["rows with errors", data.error_count],
    ["time", `${seconds.toFixed(1)} s, ${Math.round(data.product_count / seconds)} products/s`],
  ]);
  const why = refused ? "\nNothing was written, because --strict was given and rows are wrong." : "";
  const wrong = rejected ? `\n${rejected.count} rows written to ${rejected.path}: correct them and import it.` : "";
  return { data, text: `${facts}${describeRowErrors(errors, terminal.width)}${wrong}${why}`, failed: refused };
}
