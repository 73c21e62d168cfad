import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockLow } from "../../../contract/events";
import type { ImportRowError } from "../../../contract/imports";
import { problemError } from "../policies/bulk-progress";
import { CancelledError, FaultyRowsError, LeaseLostError, OffersMovedError } from "../policies/bulk-stops";
import { addBulkErrors } from "../queries/add-bulk-errors.sql";
import { applyStockRows } from "../queries/apply-stock-rows.sql";
import type { BulkJobRow } from "../queries/bulk-job-row";
import { judgeStockRows } from "../queries/judge-stock-rows.sql";
import { lockImportScope } from "../queries/lock-import-scope.sql";
import { listSortedProblems } from "../queries/list-sorted-problems.sql";
import { lockStockRows } from "../queries/lock-stock-rows.sql";
import { preferHashJoins } from "../queries/prefer-hash-joins.sql";
import { settleBulkChunk } from "../queries/settle-bulk-chunk.sql";
import { sortStockRows } from "../queries/sort-stock-rows.sql";

/** Rows applied by one statement: enough to be quick, few enough to show progress and to stop soon. */
export const CHUNK_ROWS = 100_000;
/** A job keeps this many errors; those beyond are counted only. */
export const MAX_KEPT_ERRORS = 100_000;
/** Crossings of the reorder level announced for one job. */
const MAX_LOW = 10_000;
const ERROR_BATCH = 5000;
/** From here on reading a whole table once is cheaper than a bad plan. */
const MANY_ROWS = 10_000;

export interface ChunkInput {
  job: BulkJobRow;
  owner: string;
  from: number;
  upto: number;
}

/** Applies one chunk and settles it, in the caller's transaction. `faulty` rows are left out. */
export async function applyChunk(
  db: Knex,
  { job, owner, from, upto }: ChunkInput,
): Promise<{ applied: number; faulty: number; low: StockLow[]; cancelled: boolean }> {
  await prepare(db, job);
  const { actor_type, actor_id, id, number } = job;
  const { applied, missed, problems, low } = await applyStockRows(db, { id, number, from, upto, actor_type, actor_id });
  if (missed > 0) {
    throw new OffersMovedError();
  }
  await addBulkErrors(db, { id, errors: errorsOf(problems) });
  const [settled] = await settleBulkChunk(db, { id, owner, from, upto, applied, faulty: problems.length });
  if (!settled) {
    throw new LeaseLostError();
  }
  return { applied, faulty: problems.length, low, cancelled: settled.is_cancelled };
}

/**
 * Applies a whole file in the caller's transaction, all rows or, by throwing, none. Tells how far it is through
 * `onProgress`, which may stop it by throwing.
 */
export async function applyWhole(
  db: Knex,
  input: { job: BulkJobRow; owner: string; onProgress: (count: number) => void },
): Promise<{ low: StockLow[] }> {
  const { job, owner } = input;
  await prepare(db, job);
  await lockStockRows(db, job);
  const low: StockLow[] = [];
  for (let from = 0; from < job.staged_count; from += CHUNK_ROWS) {
    const upto = Math.min(from + CHUNK_ROWS, job.staged_count);
    const chunk = await applyStockRows(db, { ...job, from, upto });
    if (chunk.missed > 0) {
      throw new OffersMovedError();
    }
    if (chunk.problems.length > 0) {
      throw new FaultyRowsError();
    }
    low.push(...chunk.low.slice(0, MAX_LOW - low.length));
    input.onProgress(upto);
  }
  const [settled] = await settleBulkChunk(db, {
    id: job.id,
    owner,
    from: 0,
    upto: job.staged_count,
    applied: job.staged_count,
    faulty: 0,
  });
  if (!settled) {
    throw new LeaseLostError();
  }
  if (settled.is_cancelled) {
    throw new CancelledError();
  }
  return { low };
}

async function prepare(db: Knex, job: BulkJobRow): Promise<void> {
  await lockImportScope(db, job);
  if (job.staged_count >= MANY_ROWS) {
    await preferHashJoins(db);
  }
}

/** Sorts a file's rows into the order they are applied in; how many name no variant or store, or repeat another. */
export async function sortFile(db: Knex, job: BulkJobRow, code: string | null): Promise<number> {
  await sortStockRows(db, { number: job.number, dark_store_id: job.dark_store_id, code });
  return keepSortedProblems(db, job);
}

/** Writes down what was found when a file's rows were sorted; how many rows are at fault. */
export async function keepSortedProblems(db: Knex, job: BulkJobRow): Promise<number> {
  return keepProblems(db, job, await listSortedProblems(db, { number: job.number, limit: MAX_KEPT_ERRORS }));
}

/** Writes down what is wrong with a file's rows as the offers are now; how many rows are at fault. */
export async function judgeFile(db: Knex, job: BulkJobRow): Promise<number> {
  if (job.staged_count >= MANY_ROWS) {
    await preferHashJoins(db);
  }
  return keepProblems(db, job, await judgeStockRows(db, { number: job.number, limit: MAX_KEPT_ERRORS }));
}

async function keepProblems(
  db: Knex,
  { id }: BulkJobRow,
  problems: { line: number; problem: string; count: number }[],
): Promise<number> {
  for (let start = 0; start < problems.length; start += ERROR_BATCH) {
    await addBulkErrors(db, { id, errors: errorsOf(problems.slice(start, start + ERROR_BATCH)) });
  }
  return problems[0]?.count ?? 0;
}

function errorsOf(problems: { line: number; problem: string }[]): ImportRowError[] {
  return problems.map(({ line, problem }) => problemError(line, problem));
}
