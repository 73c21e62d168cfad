import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils";
import type { ImportRowError } from "../../../contract/imports";
import { LeaseLostError } from "../policies/bulk-stops";
import { addBulkErrors } from "../queries/add-bulk-errors.sql";
import { addBulkResult } from "../queries/add-bulk-result.sql";
import type { BulkJobRow } from "../queries/bulk-job-row";
import { listCatalogRows, type CatalogRow } from "../queries/list-catalog-rows.sql";
import { listStagedCategories } from "../queries/list-staged-categories.sql";
import { markStagedCategories } from "../queries/mark-staged-categories.sql";
import type { CatalogExportFilters } from "../queries/open-catalog-export.sql";
import type { OfferExportFilters } from "../queries/open-offer-export.sql";
import { settleBulkChunk } from "../queries/settle-bulk-chunk.sql";
import { sortCatalogRows } from "../queries/sort-catalog-rows.sql";
import { keepSortedProblems } from "../services/apply-stock-file";
import { exportCatalog, exportOffers } from "../services/export-rows";
import { knexOf, type Shared } from "../services/shared";
import { BulkService } from "./bulk-service";

export type { CatalogRow };

/** Exports, and the rows of catalogue files; products themselves are written by Medusa's workflows. */
export class BulkFilesService extends BulkService {
  /** Orders a catalogue file's rows, and says which category cells they have. */
  @InjectTransactionManager()
  async sortCatalogRows(job: BulkJobRow, @MedusaContext() context: Shared = {}): Promise<string[]> {
    const db = knexOf(context);
    await sortCatalogRows(db, job);
    return (await listStagedCategories(db, job)).map(({ category }) => category);
  }

  /** Writes down what is wrong with a catalogue file's rows, these categories included; how many are at fault. */
  @InjectTransactionManager()
  async keepCatalogProblems(
    job: BulkJobRow,
    unknownCategories: string[],
    @MedusaContext() context: Shared = {},
  ): Promise<number> {
    const db = knexOf(context);
    await markStagedCategories(db, { number: job.number, categories: unknownCategories });
    return keepSortedProblems(db, job);
  }

  /** The category cells of a catalogue file's good rows. */
  @InjectManager()
  async listStagedCategories(job: BulkJobRow, @MedusaContext() context: Shared = {}): Promise<string[]> {
    return (await listStagedCategories(knexOf(context), job)).map(({ category }) => category);
  }

  /** Offers as a CSV file, piece by piece; memory does not grow with it. */
  @InjectManager()
  exportOffers(filters: OfferExportFilters, @MedusaContext() context: Shared = {}): AsyncGenerator<string> {
    return exportOffers(knexOf(context), filters);
  }

  /** Products as a CSV file, piece by piece; memory does not grow with it. */
  @InjectManager()
  exportCatalog(filters: CatalogExportFilters, @MedusaContext() context: Shared = {}): AsyncGenerator<string> {
    return exportCatalog(knexOf(context), filters);
  }

  /** The good rows of one chunk of a catalogue file. */
  @InjectManager()
  async listCatalogRows(
    job: BulkJobRow,
    bounds: { from: number; upto: number },
    @MedusaContext() context: Shared = {},
  ): Promise<CatalogRow[]> {
    return listCatalogRows(knexOf(context), { number: job.number, ...bounds });
  }

  /** Settles a chunk whose products are written; throws LeaseLostError when the job is another process's by now. */
  @InjectTransactionManager()
  async settleCatalogChunk(
    input: {
      job: BulkJobRow;
      owner: string;
      from: number;
      upto: number;
      counts: Record<string, number>;
      applied: number;
      errors: ImportRowError[];
    },
    @MedusaContext() context: Shared = {},
  ): Promise<{ cancelled: boolean }> {
    const db = knexOf(context);
    const { job, counts, errors, ...chunk } = input;
    await addBulkErrors(db, { id: job.id, errors });
    const [settled] = await settleBulkChunk(db, { ...chunk, id: job.id, faulty: errors.length });
    if (!settled) {
      throw new LeaseLostError();
    }
    await addBulkResult(db, { id: job.id, counts });
    return { cancelled: settled.is_cancelled };
  }
}
