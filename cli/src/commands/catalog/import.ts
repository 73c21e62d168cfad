import { z } from "zod";
import { readCatalog } from "../../catalog/read-catalog.js";
import { uploadCatalog } from "../../catalog/upload-catalog.js";
import { describeColumns, describeRowErrors } from "../../csv/describe.js";
import { openCsv } from "../../csv/read-rows.js";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";
import { renderFacts } from "../../frame/table.js";

export const importCatalog = defineCommand({
  verb: "import",
  summary: "create and update products from a CSV file",
  arguments: [{ syntax: "<csv>", description: "the file, or - for stdin" }],
  options: [
    { flags: "--map <columns>", description: "field=Column pairs, such as sku=Item,mrp=MRP/100" },
    { flags: "--dry-run", description: "read and check the file, write nothing" },
    { flags: "--strict", description: "write nothing when any row is wrong" },
  ],
  examples: ["catalog import cli/data/catalog.csv", "catalog import items.csv --map sku=Item,name=Title --dry-run"],
  input: z.object({
    csv: text(),
    map: text().optional(),
    dryRun: z.boolean().default(false),
    strict: z.boolean().default(false),
  }),
  async run(context, { csv, map, dryRun, strict }) {
    const { terminal } = context;
    const startedAt = performance.now();
    const file = await openCsv(csv, map);
    terminal.note(describeColumns(file.columns));
    const { drafts, errors, rowCount, mergedCount } = await readCatalog(file.rows, file.columns);
    const refused = strict && errors.length > 0;
    const write = !dryRun && !refused;
    const bar = terminal.progress("Products", drafts.length);
    const upload = write
      ? await uploadCatalog(await context.admin(), drafts, (rows) => bar.advance(rows)).finally(() => bar.stop())
      : null;
    bar.stop();
    const allErrors = [...errors, ...(upload?.errors ?? [])].sort((a, b) => a.line - b.line);
    const data = {
      dry_run: dryRun,
      row_count: rowCount,
      product_count: drafts.length,
      merged_count: mergedCount,
      created_count: upload?.createdCount ?? 0,
      updated_count: upload?.updatedCount ?? 0,
      unchanged_count: upload?.unchangedCount ?? 0,
      category_count: upload?.categoryCount ?? 0,
      error_count: allErrors.length,
      errors: allErrors,
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
    return { data, text: `${facts}${describeRowErrors(allErrors, terminal.width)}${why}`, failed: refused };
  },
});
