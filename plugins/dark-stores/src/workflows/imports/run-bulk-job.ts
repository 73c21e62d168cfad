import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { BulkJob } from "../../contract/imports";
import {
  CancelledError,
  CUT_OFF,
  DARK_STORES_MODULE,
  LeaseLostError,
  ROWS_LOST,
  RowsLostError,
  type BulkJobRow,
  type BulkJobSettings,
  type DarkStoresService,
} from "../../modules/dark-stores";
import { catalogFile } from "./catalog-file";
import { Heartbeat } from "./heartbeat";
import type { JobKind } from "./job-kind";
import { receiveFile } from "./receive-file";
import { stockFile } from "./stock-file";

const KINDS: Record<BulkJobRow["kind"], JobKind> = { inventory: stockFile, catalog: catalogFile };
const OPEN = ["uploading", "validating", "applying"];
const FOLLOW_MS = 250;
const INTERRUPTED = "A fault of the platform stopped this import. Resume it to go on where it stopped.";

export interface UploadInput extends BulkJobSettings {
  /** UTF-8 CSV, as it arrives. */
  file: Readable;
  /** Apply it even though the same file was applied before. */
  again: boolean;
  /** Answer when the job has ended, not when the file is in. */
  wait: boolean;
}

/**
 * Takes in a file and does its job, at once or in the background. `replayed` says that an earlier job had done the same
 * and nothing was applied now. A file that breaks off changes nothing and leaves a failed job.
 */
export async function uploadBulkFile(
  container: MedusaContainer,
  { file, again, wait, ...settings }: UploadInput,
): Promise<{ job: BulkJob; replayed: boolean }> {
  const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const owner = randomUUID();
  const job = await service.openBulkJob({ ...settings, owner });
  const earlier_id = await takeIn(service, job, owner, file, again);
  const replayed = earlier_id !== null;
  const id = earlier_id ?? job.id;
  if (!replayed) {
    const running = runBulkJob(container, id, owner);
    if (wait) {
      await running;
    } else {
      running.catch((error: unknown) => logFault(container, id, error));
    }
  }
  return { job: await follow(service, id, settings.kind, wait), replayed };
}

/**
 * Does what is left of a job, if nobody else is at it; resolves when it has ended or is another's. A fault leaves it
 * failed but resumable, and is thrown.
 */
export async function runBulkJob(container: MedusaContainer, id: string, owner: string = randomUUID()): Promise<void> {
  const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const job = await service.claimBulkJob(id, owner);
  if (!job) {
    return;
  }
  const heartbeat = new Heartbeat(service, id, owner);
  const from: BulkJobRow["status"][] = ["validating", "applying"];
  try {
    if (job.cancel_requested_at) {
      throw new CancelledError();
    }
    if ((await service.countBulkRows(job)) !== job.staged_count) {
      throw new RowsLostError();
    }
    await KINDS[job.kind].run(container, {
      job,
      owner,
      heartbeat,
      move: async (change) => {
        const moved = await service.moveBulkJob({ id, owner, from }, change);
        if (!moved) {
          throw new LeaseLostError();
        }
        heartbeat.progress = 0;
        return moved;
      },
    });
  } catch (error) {
    if (error instanceof LeaseLostError) {
      return;
    }
    if (error instanceof RowsLostError) {
      const lost = { status: "failed", failure_code: "rows_lost", failure_message: ROWS_LOST } as const;
      await service.moveBulkJob({ id, owner, from }, lost);
    } else if (error instanceof CancelledError) {
      await service.moveBulkJob({ id, owner, from }, { status: "cancelled" });
    } else {
      const failure = { status: "failed", failure_code: "interrupted", failure_message: INTERRUPTED };
      if ((await service.moveBulkJob({ id, owner, from }, failure)) === null) {
        // Another process has the job, and has perhaps finished it and thrown its rows away under our hands.
        return;
      }
      throw error;
    }
  } finally {
    heartbeat.end();
  }
  await service.dropBulkStage(job);
}

/** Takes over the jobs whose process is gone; those that stopped in the middle of their upload end. */
export async function resumeBulkJobs(container: MedusaContainer): Promise<void> {
  const ids = await container.resolve<DarkStoresService>(DARK_STORES_MODULE).sweepBulkJobs();
  for (const id of ids) {
    await runBulkJob(container, id).catch((error: unknown) => logFault(container, id, error));
  }
}

/** Does a job in the background; its faults are logged. */
export function runInBackground(container: MedusaContainer, id: string): void {
  runBulkJob(container, id).catch((error: unknown) => logFault(container, id, error));
}

/** Reads the file into the database; the id of the earlier job that makes this one needless, or null. */
async function takeIn(
  service: DarkStoresService,
  job: BulkJobRow,
  owner: string,
  file: Readable,
  again: boolean,
): Promise<string | null> {
  const heartbeat = new Heartbeat(service, job.id, owner);
  try {
    const received = await receiveFile(file, {
      ...KINDS[job.kind].receive(job),
      copy: (columns, rows) => service.copyBulkRows(job, columns, rows),
      addErrors: (errors) => service.addBulkErrors(job, errors),
      onProgress: (count) => {
        heartbeat.progress = count;
        heartbeat.check();
      },
    });
    const closed = await service.closeUpload({ job, owner, received, again });
    return "earlier_id" in closed ? closed.earlier_id : null;
  } catch (error) {
    const move = { id: job.id, owner, from: ["uploading" as const] };
    const cancelled = error instanceof CancelledError;
    await service.moveBulkJob(
      move,
      cancelled
        ? { status: "cancelled" }
        : { status: "failed", failure_code: "upload_cut_off", failure_message: CUT_OFF },
    );
    await service.dropBulkStage(job);
    if (cancelled) {
      return null;
    }
    throw error;
  } finally {
    heartbeat.end();
  }
}

async function follow(
  service: DarkStoresService,
  id: string,
  kind: BulkJobRow["kind"],
  wait: boolean,
): Promise<BulkJob> {
  for (;;) {
    const job = await service.findBulkJob(id, { kind });
    if (!wait || !OPEN.includes(job.status)) {
      return job;
    }
    await sleep(FOLLOW_MS);
  }
}

function logFault(container: MedusaContainer, id: string, error: unknown): void {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
  logger.error(`Import ${id} stopped`, error instanceof Error ? error : new Error(String(error)));
}
