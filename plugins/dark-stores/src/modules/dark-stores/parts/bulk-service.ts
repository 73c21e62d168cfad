import { InjectManager, InjectTransactionManager, MedusaContext, generateEntityId } from "@medusajs/framework/utils";
import { createHash } from "node:crypto";
import type { StockLow } from "../../../contract/events";
import type { BulkJob, ImportRowError } from "../../../contract/imports";
import { Refusal } from "../../../contract/refusal";
import { progressOf } from "../policies/bulk-progress";
import { addBulkErrors } from "../queries/add-bulk-errors.sql";
import type { BulkJobRow } from "../queries/bulk-job-row";
import { claimBulkJob } from "../queries/claim-bulk-job.sql";
import { copyBulkRows } from "../queries/copy-bulk-rows.sql";
import { CUT_OFF } from "../policies/bulk-stops";
import { countBulkRows } from "../queries/count-bulk-rows.sql";
import { createBulkJob } from "../queries/create-bulk-job.sql";
import { createBulkStage } from "../queries/create-bulk-stage.sql";
import { deleteBulkJob } from "../queries/delete-bulk-job.sql";
import { dropBulkStage } from "../queries/drop-bulk-stage.sql";
import { failCutOffUpload } from "../queries/fail-cut-off-upload.sql";
import { findEarlierImport } from "../queries/find-earlier-import.sql";
import { keepBulkLease } from "../queries/keep-bulk-lease.sql";
import { listAbandonedJobs } from "../queries/list-abandoned-jobs.sql";
import { listBulkErrors } from "../queries/list-bulk-errors.sql";
import { listBulkJobs, type BulkJobFilters } from "../queries/list-bulk-jobs.sql";
import { listLeftStages } from "../queries/list-left-stages.sql";
import { moveBulkJob, type BulkJobMove } from "../queries/move-bulk-job.sql";
import { reopenBulkJob } from "../queries/reopen-bulk-job.sql";
import { requestBulkCancel } from "../queries/request-bulk-cancel.sql";
import { applyChunk, applyWhole, judgeFile, sortFile, type ChunkInput } from "../services/apply-stock-file";
import { knexOf, type Shared } from "../services/shared";
import type { Actor } from "../services/settle";
import { StaffService } from "./staff-service";

export type { BulkJobRow };

/** Errors an answer carries; the rest is on pages of their own. */
const SHOWN_ERRORS = 1000;

const SAME_FILE_RUNNING =
  "The same file is being imported right now. Wait until that import has ended, then resume this one if it is still needed.";

/** What a job is to do. */
export interface BulkJobSettings extends Actor {
  kind: "inventory" | "catalog";
  /** Null for a file that names the store of each row, and for catalogues. */
  dark_store_id: string | null;
  dry_run: boolean;
  on_error: "abort" | "skip";
  options: Record<string, unknown>;
  file_name: string | null;
}

/** What taking in a file came to. */
export interface ReceivedFile {
  file_hash: string;
  file_bytes: number;
  row_count: number;
  staged_count: number;
  unreadable_count: number;
}

/**
 * Files that are taken in, checked and applied as jobs. A job belongs to the process that holds its lease; every step
 * is conditional on that, so that a job is taken over when its process dies and never done twice.
 */
export class BulkService extends StaffService {
  /** Begins a job and makes room for its rows; `owner` is the process that reads the file. */
  @InjectTransactionManager()
  async openBulkJob(
    settings: BulkJobSettings & { owner: string },
    @MedusaContext() context: Shared = {},
  ): Promise<BulkJobRow> {
    const db = knexOf(context);
    const id = generateEntityId(undefined, settings.kind === "catalog" ? "catimp" : "invimp");
    const [job] = await createBulkJob(db, { ...settings, id, options: JSON.stringify(settings.options) });
    if (!job) {
      throw new Error("A new import was not written.");
    }
    await createBulkStage(db, job);
    return job;
  }

  /** Adds rows in COPY's text format to a job. */
  @InjectManager()
  async copyBulkRows(
    job: { number: number },
    columns: readonly string[],
    rows: Buffer,
    @MedusaContext() context: Shared = {},
  ): Promise<void> {
    await copyBulkRows(knexOf(context), { number: job.number, columns, rows });
  }

  /** Keeps errors of a job's rows. */
  @InjectManager()
  async addBulkErrors(
    job: { id: string },
    errors: ImportRowError[],
    @MedusaContext() context: Shared = {},
  ): Promise<void> {
    await addBulkErrors(knexOf(context), { id: job.id, errors });
  }

  /**
   * The file is in: the job goes on to be checked, or is forgotten in favour of the earlier job that has applied, or
   * applies now, the same bytes to the same scope with the same options.
   */
  @InjectTransactionManager()
  async closeUpload(
    input: { job: BulkJobRow; owner: string; received: ReceivedFile; again: boolean },
    @MedusaContext() context: Shared = {},
  ): Promise<{ job: BulkJobRow } | { earlier_id: string }> {
    const { job, owner, received } = input;
    const db = knexOf(context);
    const fingerprint = input.again || job.dry_run ? null : fingerprintOf(job, received.file_hash);
    if (fingerprint) {
      const [earlier] = await findEarlierImport(db, { fingerprint, id: job.id });
      if (earlier) {
        await dropBulkStage(db, job);
        await deleteBulkJob(db, { id: job.id, owner });
        return { earlier_id: earlier.id };
      }
    }
    const error_count = received.unreadable_count;
    const move: BulkJobMove = { status: "validating", is_staged: true, fingerprint, error_count, ...received };
    const [closed] = await moveBulkJob(db, { id: job.id, owner, from: ["uploading"] }, move);
    if (!closed) {
      throw new Refusal("conflict", "import_ended", "This import was cancelled while its file came in.");
    }
    return { job: closed };
  }

  /** Moves a job of this owner's on; null when it is no longer its owner's. */
  @InjectManager()
  async moveBulkJob(
    input: { id: string; owner: string; from: BulkJobRow["status"][] },
    move: BulkJobMove,
    @MedusaContext() context: Shared = {},
  ): Promise<BulkJobRow | null> {
    const [job] = await moveBulkJob(knexOf(context), input, move);
    return job ?? null;
  }

  /** Throws away the rows a job no longer needs. */
  @InjectTransactionManager()
  async dropBulkStage(job: { id: string; number: number }, @MedusaContext() context: Shared = {}): Promise<void> {
    await dropBulkStage(knexOf(context), job);
  }

  /** The job, if nobody works on it and it is now the caller's; null otherwise. */
  @InjectManager()
  async claimBulkJob(id: string, owner: string, @MedusaContext() context: Shared = {}): Promise<BulkJobRow | null> {
    const [job] = await claimBulkJob(knexOf(context), { id, owner });
    return job ?? null;
  }

  /** Says that the caller still works on a job; null when it is no longer the caller's. */
  @InjectManager()
  async keepBulkLease(
    input: { id: string; owner: string; progress_count: number },
    @MedusaContext() context: Shared = {},
  ): Promise<{ is_cancelled: boolean } | null> {
    const [kept] = await keepBulkLease(knexOf(context), input);
    return kept ?? null;
  }

  /** How many rows of a job's file are there to go on with. */
  @InjectManager()
  async countBulkRows(job: BulkJobRow, @MedusaContext() context: Shared = {}): Promise<number> {
    return countBulkRows(knexOf(context), job);
  }

  /** Finds store and variant of a stock file's rows, and their order; how many rows have none or repeat another. */
  @InjectTransactionManager()
  async sortStockRows(job: BulkJobRow, @MedusaContext() context: Shared = {}): Promise<number> {
    const store = job.dark_store_id ? await this.findDarkStore(job.dark_store_id, context) : null;
    return sortFile(knexOf(context), job, store?.code ?? null);
  }

  /** Writes down what is wrong with a stock file's rows; how many rows are at fault. */
  @InjectTransactionManager()
  async judgeStockRows(job: BulkJobRow, @MedusaContext() context: Shared = {}): Promise<number> {
    return judgeFile(knexOf(context), job);
  }

  /** Applies one chunk of a stock file in a transaction of its own. */
  @InjectTransactionManager()
  async applyStockChunk(
    input: ChunkInput,
    @MedusaContext() context: Shared = {},
  ): Promise<{ applied: number; faulty: number; low: StockLow[]; cancelled: boolean }> {
    return applyChunk(knexOf(context), input);
  }

  /** Applies a whole stock file in one transaction and ends its job. */
  @InjectTransactionManager()
  async applyStockFile(
    input: { job: BulkJobRow; owner: string; onProgress: (count: number) => void },
    @MedusaContext() context: Shared = {},
  ): Promise<{ low: StockLow[] }> {
    const { low } = await applyWhole(knexOf(context), input);
    const { id } = input.job;
    await moveBulkJob(knexOf(context), { id, owner: input.owner, from: ["applying"] }, { status: "done" });
    return { low };
  }

  /** Jobs that a process left behind: those to take over, and those whose upload was cut off, which are ended. */
  @InjectManager()
  async sweepBulkJobs(@MedusaContext() context: Shared = {}): Promise<string[]> {
    const db = knexOf(context);
    const abandoned = await listAbandonedJobs(db);
    for (const { id } of abandoned.filter(({ status }) => status === "uploading")) {
      await failCutOffUpload(db, { id, message: CUT_OFF });
    }
    for (const left of await listLeftStages(db)) {
      await dropBulkStage(db, left);
    }
    return abandoned.filter(({ status }) => status !== "uploading").map(({ id }) => id);
  }

  /** Asks for a running import to stop; refuses `import_ended`. */
  @InjectManager()
  async cancelBulkJob(id: string, @MedusaContext() context: Shared = {}): Promise<void> {
    const rows = await requestBulkCancel(knexOf(context), { id });
    if (rows.length === 0) {
      throw new Refusal("conflict", "import_ended", "This import has ended: there is nothing to cancel.");
    }
  }

  /**
   * Lets an import go on that a fault ended or whose process died; refuses `import_not_resumable`, and `import_running`
   * while another import applies the same file.
   */
  @InjectManager()
  async reopenBulkJob(job: BulkJob, @MedusaContext() context: Shared = {}): Promise<void> {
    if (!job.resumable) {
      const sentence = job.failure?.code === "upload_cut_off" ? CUT_OFF : "This import has nothing left to do.";
      throw new Refusal("conflict", "import_not_resumable", sentence);
    }
    try {
      await reopenBulkJob(knexOf(context), { id: job.id });
    } catch (error) {
      throw isSameFileRunning(error) ? new Refusal("conflict", "import_running", SAME_FILE_RUNNING) : error;
    }
  }

  /** One page of imports, newest first, and the count in all. */
  @InjectManager()
  async pageBulkJobs(
    filters: BulkJobFilters,
    page: { limit: number; offset: number },
    @MedusaContext() context: Shared = {},
  ): Promise<{ jobs: Omit<BulkJob, "errors">[]; count: number }> {
    const db = knexOf(context);
    const rows = await listBulkJobs(db, { ...filters, ...page });
    const [first] =
      rows.length === 0 && page.offset > 0 ? await listBulkJobs(db, { ...filters, limit: 1, offset: 0 }) : rows;
    return { jobs: rows.map(present), count: first?.count ?? 0 };
  }

  /** An import with its first 1,000 errors; of this store, if one is given. Refuses `import_not_found`. */
  @InjectManager()
  async findBulkJob(
    id: string,
    scope: { kind: BulkJobRow["kind"]; dark_store_id?: string | undefined },
    @MedusaContext() context: Shared = {},
  ): Promise<BulkJob> {
    const filters = { ids: [id], kind: scope.kind, dark_store_id: scope.dark_store_id ?? null };
    const others = { statuses: null, dry_run: null, file_hash: null, limit: 1, offset: 0 };
    const [job] = await listBulkJobs(knexOf(context), { ...filters, ...others });
    if (!job) {
      throw new Refusal("not_found", "import_not_found", `There is no import ${id} here.`);
    }
    const { errors } = await this.pageBulkErrors(id, { limit: SHOWN_ERRORS, offset: 0 }, context);
    return { ...present(job), errors };
  }

  /** One page of an import's errors in the order of the file, and the count of those kept. */
  @InjectManager()
  async pageBulkErrors(
    id: string,
    page: { limit: number; offset: number },
    @MedusaContext() context: Shared = {},
  ): Promise<{ errors: ImportRowError[]; count: number }> {
    const db = knexOf(context);
    const rows = await listBulkErrors(db, { id, ...page });
    const [first] = rows.length === 0 && page.offset > 0 ? await listBulkErrors(db, { id, limit: 1, offset: 0 }) : rows;
    return { errors: rows.map(({ count: _count, ...error }) => error), count: first?.count ?? 0 };
  }
}

/** The same bytes, scope and options have the same fingerprint. */
function fingerprintOf(job: BulkJobRow, fileHash: string): string {
  const parts = [job.kind, job.dark_store_id, job.on_error, job.options, fileHash];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** At most one import of the same fingerprint is under way, and this one would have been the second. */
function isSameFileRunning(error: unknown): boolean {
  return error instanceof Error && "constraint" in error && error.constraint === "IDX_bulk_job_fingerprint";
}

function present(row: BulkJobRow): Omit<BulkJob, "errors"> {
  const isOpen = row.status === "validating" || row.status === "applying";
  return {
    id: row.id,
    kind: row.kind,
    dark_store_id: row.dark_store_id,
    status: row.status,
    ...progressOf(row),
    dry_run: row.dry_run,
    on_error: row.on_error,
    ...row.options,
    ...row.result,
    file_name: row.file_name,
    file_hash: row.file_hash,
    file_bytes: row.file_bytes,
    row_count: row.row_count,
    applied_count: row.applied_count,
    error_count: row.error_count,
    failure: row.failure_code ? { code: row.failure_code, message: row.failure_message ?? "" } : null,
    resumable: (isOpen && !row.is_leased) || (row.is_staged && row.failure_code === "interrupted"),
    actor_id: row.actor_id,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}
