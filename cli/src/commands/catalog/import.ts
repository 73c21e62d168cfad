import { z } from "zod";
import { readCatalog } from "../../catalog/read-catalog.js";
import { uploadCatalog } from "../../catalog/upload-catalog.js";
import { findImages, uploadImages } from "../../catalog/upload-images.js";
import { describeColumns, describeRowErrors } from "../../csv/describe.js";
import { readMapping, saveMapping } from "../../csv/mapping-file.js";
import { openCsv } from "../../csv/read-rows.js";
import { refuseSameFile, writeRejectedRows } from "../../csv/rejected-rows.js";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { renderFacts } from "../../frame/table.js";

export const importCatalog = defineCommand({
  verb: "import",
  summary: "create and update products from a CSV file",
  arguments: [{ syntax: "<csv>", description: "the file, or - for stdin" }],
  options: [
    { flags: "--map <columns>", description: "field=Column pairs, such as sku=Item,mrp=MRP/100" },
    { flags: "--map-file <path>", description: "a file of such pairs, one a line" },
    { flags: "--save-map <path>", description: "keep the columns that were found for the next time" },
    { flags: "--images <folder>", description: "pictures called by SKU or barcode, such as FNV-ONION-1KG.jpg" },
    { flags: "--errors <path>", description: "write the rows that were not taken to this CSV file" },
    { flags: "--dry-run", description: "read and check the file, write nothing" },
    { flags: "--strict", description: "write nothing when any row is wrong" },
  ],
  examples: [
    "catalog import cli/data/catalog.csv",
    "catalog import items.csv --map sku=Item,name=Title --dry-run",
    "catalog import items.csv --images photos --errors wrong.csv",
  ],
  input: z
    .object({
      csv: text(),
      map: text().optional(),
      mapFile: text().optional(),
      saveMap: text().optional(),
      images: text().optional(),
      errors: text().optional(),
      dryRun: z.boolean().default(false),
      strict: z.boolean().default(false),
    })
    .refine(({ map, mapFile }) => map === undefined || mapFile === undefined, {
      path: ["map"],
      message: "and --map-file do not go together",
    })
    .refine(({ csv, errors }) => csv !== "-" || errors === undefined, {
      path: ["errors"],
      message: "reads the file once more and cannot do so with stdin: save it to a file first",
    }),
  async run(context, { csv, map, mapFile, saveMap, images, errors: errorsPath, dryRun, strict }) {
    const { terminal } = context;
    const startedAt = performance.now();
    if (errorsPath) {
      await refuseSameFile(csv, errorsPath);
    }
    const pictures = images ? await findImages(images) : null;
    const mapping = mapFile ? await readMapping(mapFile) : map;
    const file = await openCsv(csv, mapping);
    terminal.note(describeColumns(file.columns));
    if (saveMap) {
      await saveMapping(saveMap, file.columns);
    }
    const { drafts, errors, rowCount, mergedCount } = await readCatalog(file.rows, file.columns);
    const refused = strict && errors.length > 0;
    const write = !dryRun && !refused;
    const imageCount = write && pictures ? await uploadImages(await context.admin(), drafts, pictures) : 0;
    const bar = terminal.progress("Products", drafts.length);
    const upload = write
      ? await uploadCatalog(await context.admin(), drafts, (rows) => bar.advance(rows)).finally(() => bar.stop())
      : null;
    bar.stop();
    const allErrors = [...errors, ...(upload?.errors ?? [])].sort((a, b) => a.line - b.line);
    const byLine = new Map(allErrors.map((error) => [error.line, error]));
    const rejected = errorsPath ? await writeRejectedRows(csv, errorsPath, byLine, mapping) : 0;
    const data = {
      dry_run: dryRun,
      row_count: rowCount,
      product_count: drafts.length,
      merged_count: mergedCount,
      created_count: upload?.createdCount ?? 0,
      updated_count: upload?.updatedCount ?? 0,
      unchanged_count: upload?.unchangedCount ?? 0,
      category_count: upload?.categoryCount ?? 0,
      image_count: imageCount,
      error_count: allErrors.length,
      errors: allErrors,
      errors_file: errorsPath ?? null,
      duration_ms: Math.round(performance.now() - startedAt),
    };
    const facts = renderFacts([
      ["rows", rowCount],
      ["products", `${drafts.length} (${mergedCount} rows repeat one of them)`],
      ["created", data.created_count],
      ["updated", data.updated_count],
      ["unchanged", data.unchanged_count],
      ["new categories", data.category_count],
      ["rows with errors", data.error_count],
      ["time", `${(data.duration_ms / 1000).toFixed(1)} s`],
    ]);
    const why = refused ? "\nNothing was written, because --strict was given and rows are wrong." : "";
    const wrong = errorsPath ? `\n${rejected} rows written to ${errorsPath}: correct them and import it.` : "";
    return { data, text: `${facts}${describeRowErrors(allErrors, terminal.width)}${wrong}${why}`, failed: refused };
  },
});
