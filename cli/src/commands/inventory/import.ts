import { z } from "zod";
import { describeColumns, describeRowErrors } from "../../csv/describe.js";
import { openCsv } from "../../csv/read-rows.js";
import { defineCommand } from "../../frame/command.js";
import { CommandError, UsageError } from "../../frame/errors.js";
import { text } from "../../frame/program.js";
import { renderFacts } from "../../frame/table.js";
import { findBadRow, importInventory } from "../../inventory/import-inventory.js";
import { findDarkStore } from "../../stores/dark-stores.js";

export const importStock = defineCommand({
  verb: "import",
  summary: "set a dark store's prices and stock from a CSV file",
  arguments: [{ syntax: "<csv>", description: "the file, or - for stdin" }],
  options: [
    { flags: "--store <code>", description: "the dark store" },
    { flags: "--map <columns>", description: "field=Column pairs, such as sku=Item,price=Price/100" },
    { flags: "--dry-run", description: "check every row on the server, write nothing" },
    { flags: "--strict", description: "write nothing when any row is wrong" },
  ],
  examples: [
    "inventory import stock.csv --store BLR-IND --dry-run",
    "inventory import stock.csv --store BLR-IND --map on_hand=Units,price=Paise/100",
  ],
  input: z.object({
    csv: text(),
    store: z.string("is needed: the code of the dark store").min(1),
    map: text().optional(),
    dryRun: z.boolean().default(false),
    strict: z.boolean().default(false),
  }),
  async run(context, { csv, store: code, map, dryRun, strict }) {
    const { terminal } = context;
    const admin = await context.admin();
    const store = await findDarkStore(admin, code);
    if (strict) {
      await refuseBadRows(csv, map);
    }
    const startedAt = performance.now();
    const file = await openCsv(csv, map);
    terminal.note(describeColumns(file.columns));
    const result = await importInventory(admin, file, {
      darkStoreId: store.id,
      dryRun,
      strict,
      onProgress: (rows) => terminal.interactive && process.stderr.write(`\r${rows} rows sent`),
    });
    if (terminal.interactive) {
      process.stderr.write("\r\u001b[K");
    }
    const durationMs = Math.round(performance.now() - startedAt);
    const facts = renderFacts([
      ["store", `${store.code} (${store.name})`],
      ["import", `${result.import_id}, ${result.status}${dryRun ? ", dry run" : ""}`],
      ["rows", result.row_count],
      [dryRun ? "would apply" : "applied", result.applied_count],
      ["repeated rows", result.repeated_count],
      ["rows with errors", result.error_count],
      ["time", `${(durationMs / 1000).toFixed(1)} s`],
    ]);
    return {
      data: { ...result, dark_store_id: store.id, dry_run: dryRun, duration_ms: durationMs },
      text: `${facts}${describeRowErrors(result.errors, terminal.width)}`,
      failed: result.status === "failed",
    };
  },
});

async function refuseBadRows(csv: string, map: string | undefined): Promise<void> {
  if (csv === "-") {
    throw new UsageError("--strict reads the file twice and cannot read stdin. Save it to a file first.");
  }
  const bad = await findBadRow(await openCsv(csv, map));
  if (bad) {
    throw new CommandError(
      bad.code,
      `Line ${bad.line}: ${bad.message} Nothing was written, because --strict was given.`,
    );
  }
}
