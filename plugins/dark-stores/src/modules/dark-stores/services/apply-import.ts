import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockLow } from "../../../contract/events";
import type { ImportRowError } from "../../../contract/imports";
import { problemError } from "../policies/import-rows";
import { applyImport } from "../queries/apply-import.sql";
import { deleteImportRows } from "../queries/delete-import-rows.sql";
import { lockImportOffers } from "../queries/lock-import-offers.sql";
import { markImportProblems } from "../queries/mark-import-problems.sql";
import type { Actor } from "./settle";

export const MAX_KEPT_ERRORS = 1000;

export interface ApplyImportInput extends Actor {
  import_id: string;
  dark_store_id: string;
  dry_run: boolean;
  on_error: "abort" | "skip";
  staged_count: number;
  /** Lines that could not even be read. */
  unreadable_count: number;
}

export interface AppliedImport {
  status: "done" | "failed";
  applied_count: number;
  problem_count: number;
  problems: ImportRowError[];
  low: StockLow[];
}

/**
 * Applies the staged lines inside the caller's transaction: all of them, or with `skip` the good ones; with `dry_run`
 * none, and `applied_count` says how many would have been.
 */
export async function applyStagedImport(db: Knex, input: ApplyImportInput): Promise<AppliedImport> {
  const scope = { import_id: input.import_id, dark_store_id: input.dark_store_id };
  await lockImportOffers(db, scope);
  const marked = await markImportProblems(db, scope);
  const problems = marked
    .sort((a, b) => a.line - b.line)
    .slice(0, MAX_KEPT_ERRORS)
    .map(({ line, problem }) => problemError(line, problem));
  const found = { problem_count: marked.length, problems };
  const aborted = input.on_error === "abort" && marked.length + input.unreadable_count > 0;
  if (aborted || input.dry_run) {
    await deleteImportRows(db, scope);
    const applied_count = aborted ? 0 : input.staged_count - marked.length;
    return { ...found, status: aborted ? "failed" : "done", applied_count, low: [] };
  }
  const { applied, low } = await applyImport(db, { ...scope, actor_type: input.actor_type, actor_id: input.actor_id });
  await deleteImportRows(db, scope);
  return { ...found, status: "done", applied_count: applied, low };
}
