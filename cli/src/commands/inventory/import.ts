import { z } from "zod";
import { describeColumns, describeRowErrors } from "../../csv/describe.js";
import { readMapping, saveMapping } from "../../csv/mapping-file.js";
import { openCsv } from "../../csv/read-rows.js";
import { refuseSameFile, writeRejectedRows } from "../../csv/rejected-rows.js";
import { defineCommand, type Context, type Outcome } from "../../frame/command.js";
import { CommandError, UsageError } from "../../frame/errors.js";
import { renderFacts } from "../../frame/table.js";
import { FILE_ARGUMENT, fileInput, fileOptions } from "../../imports/file-input.js";
import {
  findBadRow,
  importInventory,
  resumeInventoryImport,
  type ImportResult,
} from "../../inventory/import-inventory.js";
import { findDarkStore, type DarkStore } from "../../stores/dark-stores.js";

export const importStock = defineCommand({
  verb: "import",
  summary: "set a dark store's prices and stock from a CSV file",
  arguments: [FILE_ARGUMENT],
  options: [
    { flags: "--store <code>", description: "the dark store" },
    ...fileOptions("check every row on the server, write nothing", [
      { flags: "--again", description: "apply a file that was applied before" },
    ]),
  ],
  examples: [
    "inventory import stock.csv --store BLR-IND --dry-run",
    "inventory import stock.csv --store BLR-IND --map on_hand=Units,price=Paise/100 --save-map shop.map",
    "inventory import stock.csv --store BLR-IND --map-file shop.map --errors wrong.csv",
  ],
  input: fileInput(
    {
      store: z.string("is needed: the code of the dark store").min(1),
      again: z.boolean().default(false),
    },
    ["store"],
  ),
  async run(context, input) {
    const { terminal } = context;
    const { csv, store: code, dryRun, strict, again, resume } = input;
    if (csv !== undefined && input.errors) {
      await refuseSameFile(csv, input.errors);
    }
    const admin = await context.admin();
    const store = await findDarkStore(admin, code);
    const startedAt = performance.now();
    const settings = { darkStoreId: store.id, darkStoreCode: store.code, dryRun, strict, again, terminal };
    if (csv === undefined) {
      const resumed = await resumeInventoryImport(admin, resume ?? "", settings);
      return outcomeOf(context, store, resumed, { dryRun: false, startedAt, rejected: null });
    }
    const mapping = input.mapFile ? await readMapping(input.mapFile) : input.map;
    if (strict) {
      await refuseBadRows(csv, mapping);
    }
    const file = await openCsv(csv, mapping);
    if (!file.columns.rules.sku && !file.columns.rules.name) {
      const headers = file.headers.filter(Boolean).join(", ");
      throw new CommandError(
        "columns_missing",
        `${csv} has no column for the SKU or the name; it has ${headers}. Say which: --map sku=Column.`,
      );
    }
    terminal.note(describeColumns(file.columns));
    if (input.saveMap) {
      await saveMapping(input.saveMap, file.columns);
    }
    const { findFault, ...result } = await importInventory(admin, { path: csv, mapping, file }, settings);
    const rejected = input.errors
      ? { path: input.errors, count: await writeRejectedRows(csv, input.errors, mapping, findFault) }
      : null;
    return outcomeOf(context, store, result, { dryRun, startedAt, rejected });
  },
});

interface Around {
  dryRun: boolean;
  startedAt: number;
  rejected: { path: string; count: number } | null;
}

function outcomeOf(
  { terminal }: Context,
  store: DarkStore,
  result: ImportResult,
  { dryRun, startedAt, rejected }: Around,
): Outcome {
  const durationMs = Math.round(performance.now() - startedAt);
  const facts = renderFacts([
    ["store", `${store.code} (${store.name})`],
    ["import", `${result.import_id}, ${result.status}${dryRun ? ", dry run" : ""}`],
    ["rows", result.row_count],
    [dryRun ? "would apply" : "applied", result.applied_count],
    ["repeated rows", result.repeated_count],
    ["rows with errors", result.error_count],
    ["time", `${(durationMs / 1000).toFixed(1)} s, ${Math.round((result.row_count * 1000) / durationMs)} rows/s`],
  ]);
  const replayed = result.replayed
    ? "\nThis file was applied before: nothing was written. Add --again to apply it."
    : "";
  const wrong = rejected ? `\n${rejected.count} rows written to ${rejected.path}: correct them and import it.` : "";
  return {
    data: {
      ...result,
      dark_store_id: store.id,
      dry_run: dryRun,
      errors_file: rejected?.path ?? null,
      duration_ms: durationMs,
    },
    text: `${facts}${replayed}${describeRowErrors(result.errors, terminal.width)}${wrong}`,
    failed: result.status === "failed",
  };
}

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
