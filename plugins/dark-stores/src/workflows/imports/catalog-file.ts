import {
  CancelledError,
  CatalogRowReader,
  DARK_STORES_MODULE,
  readCatalogHeader,
  type DarkStoresService,
} from "../../modules/dark-stores";
import { CatalogCategories } from "./catalog-categories";
import type { JobKind } from "./job-kind";
import { findShop, writeProducts } from "./write-products";

/** Rows written before each checkpoint. */
const CHUNK_ROWS = 400;

/** Catalogue files: products found by SKU, created or updated; rows that say what was imported before cost nothing. */
export const catalogFile: JobKind = {
  receive() {
    return {
      begin(cells) {
        const { fields, width, errors } = readCatalogHeader(cells);
        return errors.length > 0 ? { errors } : { reader: new CatalogRowReader(fields, width) };
      },
      columnAt(cells, cell) {
        return [...readCatalogHeader(cells).fields].find(([, index]) => index === cell)?.[0] ?? null;
      },
    };
  },

  async run(container, run) {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    let { job } = run;
    const categories = await CatalogCategories.load(container);
    if (!job.is_sorted) {
      const named = await service.sortCatalogRows(job);
      const unknown = job.options["unknown_category"] === "refuse" ? categories.unknownOf(named) : [];
      const error_count = job.unreadable_count + (await service.keepCatalogProblems(job, unknown));
      run.heartbeat.check();
      job = await run.move({ status: "validating", is_sorted: true, error_count });
    }
    const good = job.staged_count - (job.error_count - job.unreadable_count);
    const failed = job.error_count > 0 && (job.on_error === "abort" || job.staged_count === 0);
    // Once rows are written, those that Medusa refused are no reason to stop.
    if (job.dry_run || (failed && job.checkpoint === 0)) {
      await run.move({ status: failed ? "failed" : "done", applied_count: failed ? 0 : good });
      return;
    }
    if (job.status === "validating") {
      job = await run.move({ status: "applying" });
    }
    const category_count = await categories.ensure(await service.listStagedCategories(job));
    const shop = await findShop(container);
    for (let from = job.checkpoint; from < job.staged_count; from += CHUNK_ROWS) {
      run.heartbeat.check();
      const upto = Math.min(from + CHUNK_ROWS, job.staged_count);
      const rows = await service.listCatalogRows(job, { from, upto });
      const { errors, ...counts } = await writeProducts(container, rows, categories, shop);
      const settled = await service.settleCatalogChunk({
        job,
        owner: run.owner,
        from,
        upto,
        counts: { ...counts, category_count: from === 0 ? category_count : 0 },
        applied: rows.length - errors.length,
        errors,
      });
      run.heartbeat.progress = upto;
      if (settled.cancelled) {
        throw new CancelledError();
      }
    }
    await run.move({ status: "done" });
  },
};
