import type { MedusaContainer } from "@medusajs/framework/types";
import {
  CHUNK_ROWS,
  CancelledError,
  DARK_STORES_MODULE,
  FaultyRowsError,
  OffersMovedError,
  readStockHeader,
  StockRowReader,
  type BulkJobRow,
  type DarkStoresService,
} from "../../modules/dark-stores";
import { announceLowStock } from "../stock/announce-low-stock";
import type { JobKind, JobRun } from "./job-kind";

const MAX_ATTEMPTS = 5;
const LOW_BATCH = 1000;

/** Files of prices and stock, for one store or many. */
export const stockFile: JobKind = {
  receive(job) {
    const manyStores = job.dark_store_id === null;
    return {
      begin(cells) {
        const { header, errors } = readStockHeader(cells, manyStores);
        return errors.length > 0 ? { errors } : { reader: new StockRowReader(header, manyStores) };
      },
      columnAt(cells, cell) {
        const { header } = readStockHeader(cells, manyStores);
        return [...header.cells].find(([, index]) => index === cell)?.[0] ?? null;
      },
    };
  },

  async run(container, run) {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    let { job } = run;
    if (!job.is_sorted) {
      const marked = await service.sortStockRows(job);
      run.heartbeat.check();
      job = await run.move({ status: "validating", is_sorted: true, error_count: job.unreadable_count + marked });
    }
    const aborts = job.on_error === "abort";
    if (job.dry_run || (aborts && job.error_count > 0)) {
      await conclude(run, job, await service.judgeStockRows(job));
      return;
    }
    if (job.status === "validating") {
      job = await run.move({ status: "applying" });
    }
    await (aborts ? applyAll(container, service, run, job) : applyGood(container, service, run, job));
  },
};

/** Ends a job that writes nothing: a dry run, or a file with bad rows that shall not be applied in part. */
async function conclude(run: JobRun, job: BulkJobRow, faulty: number): Promise<void> {
  const error_count = job.unreadable_count + faulty;
  const failed = job.on_error === "abort" && error_count > 0;
  const isUnusable = job.staged_count === 0 && job.unreadable_count > 0;
  await run.move({
    status: failed || isUnusable ? "failed" : "done",
    error_count,
    applied_count: failed ? 0 : job.staged_count - faulty,
  });
}

/**
 * All rows in one transaction. Rows that turn out bad undo it, and are then reported; if none is bad any more by the time
 * they are looked at, everything is applied again.
 */
async function applyAll(
  container: MedusaContainer,
  service: DarkStoresService,
  run: JobRun,
  job: BulkJobRow,
): Promise<void> {
  const onProgress = (count: number): void => {
    run.heartbeat.progress = count;
    run.heartbeat.check();
  };
  for (let tries = 1; ; tries += 1) {
    try {
      const { low } = await retrying(() => service.applyStockFile({ job, owner: run.owner, onProgress }));
      await announce(container, low);
      return;
    } catch (error) {
      if (!(error instanceof FaultyRowsError)) {
        throw error;
      }
      const faulty = await service.judgeStockRows(job);
      if (faulty > 0) {
        await conclude(run, job, faulty);
        return;
      }
      if (tries >= MAX_ATTEMPTS) {
        throw error;
      }
    }
  }
}

/** Chunk by chunk, each in a transaction of its own with the checkpoint after it, leaving bad rows out. */
async function applyGood(
  container: MedusaContainer,
  service: DarkStoresService,
  run: JobRun,
  job: BulkJobRow,
): Promise<void> {
  for (let from = job.checkpoint; from < job.staged_count; from += CHUNK_ROWS) {
    run.heartbeat.check();
    const upto = Math.min(from + CHUNK_ROWS, job.staged_count);
    const chunk = await retrying(() => service.applyStockChunk({ job, owner: run.owner, from, upto }));
    run.heartbeat.progress = upto;
    await announce(container, chunk.low);
    if (chunk.cancelled) {
      throw new CancelledError();
    }
  }
  await run.move({ status: job.staged_count === 0 && job.unreadable_count > 0 ? "failed" : "done" });
}

/** Repeats what another writer got in the way of: it added the same offers, or each waited for the other. */
async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const isRace = error instanceof OffersMovedError || (error as { code?: unknown }).code === "40P01";
      if (!isRace || tries >= MAX_ATTEMPTS) {
        throw error;
      }
    }
  }
}

async function announce(container: MedusaContainer, low: Parameters<typeof announceLowStock>[1]): Promise<void> {
  for (let start = 0; start < low.length; start += LOW_BATCH) {
    await announceLowStock(container, low.slice(start, start + LOW_BATCH), undefined);
  }
}
