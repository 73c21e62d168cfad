import type { Readable } from "node:stream";
import type { MedusaContainer } from "@medusajs/framework/types";
import {
  DARK_STORES_MODULE,
  MAX_KEPT_ERRORS,
  type Actor,
  type DarkStoresService,
  type InventoryImportDTO,
} from "../../modules/dark-stores";
import { readStockFile } from "./read-stock-file";
import { applyInventoryImportWorkflow } from "./workflows/apply-inventory-import";

export interface RunInventoryImportInput extends Actor {
  dark_store_id: string;
  dry_run: boolean;
  on_error: "abort" | "skip";
  /** UTF-8 CSV, as it arrives. */
  file: Readable;
}

/**
 * Reads a stock file, checks it as a whole and writes it in one transaction. The answer says what happened to every
 * line; a file that breaks off half-way changes nothing and leaves a failed import behind.
 */
export async function runInventoryImport(
  container: MedusaContainer,
  input: RunInventoryImportInput,
): Promise<InventoryImportDTO> {
  const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const { file, ...settings } = input;
  const { dark_store_id, dry_run, on_error, actor_id } = settings;
  const job = await service.createInventoryImports({ dark_store_id, dry_run, on_error, actor_id });
  try {
    const read = await readStockFile(file, {
      max_errors: MAX_KEPT_ERRORS,
      stage: (rows) => service.stageImportRows(job.id, rows),
    });
    await service.closeStaging();
    const { result } = await applyInventoryImportWorkflow(container).run({
      input: {
        ...settings,
        import_id: job.id,
        staged_count: read.staged_count,
        unreadable_count: read.unreadable_count,
      },
    });
    const errors = [...read.errors, ...result.problems].sort((a, b) => a.line - b.line).slice(0, MAX_KEPT_ERRORS);
    const unusable = read.staged_count === 0 && read.unreadable_count > 0;
    await service.finishImport(job.id, {
      status: unusable ? "failed" : result.status,
      row_count: read.row_count,
      applied_count: result.applied_count,
      error_count: read.unreadable_count + result.problem_count,
      errors,
    });
  } catch (error) {
    await service.abandonImport(job.id);
    throw error;
  }
  return service.findImport(dark_store_id, job.id);
}
