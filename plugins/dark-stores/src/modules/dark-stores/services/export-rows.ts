import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { CATALOG_COLUMNS } from "../../../contract/catalog-imports";
import { IMPORT_COLUMNS } from "../../../contract/imports";
import { exportLine } from "../policies/export-text";
import { fetchExportRows } from "../queries/fetch-export-rows.sql";
import { listMetadataKeys } from "../queries/list-metadata-keys.sql";
import { openCatalogExport, type CatalogExportFilters } from "../queries/open-catalog-export.sql";
import { openOfferExport, type OfferExportFilters } from "../queries/open-offer-export.sql";

type Row = Record<string, unknown>;

/** Offers as a CSV file, piece by piece, in the columns of an import. */
export async function* exportOffers(db: Knex, filters: OfferExportFilters): AsyncGenerator<string> {
  yield exportLine(IMPORT_COLUMNS);
  const columns = ["code", ...IMPORT_COLUMNS.slice(1)];
  for await (const rows of cursor(db, (trx) => openOfferExport(trx, filters))) {
    yield rows.map((row) => exportLine(columns.map((column) => row[column] as string | null))).join("");
  }
}

/** Products as a CSV file, piece by piece, in the columns of an import. */
export async function* exportCatalog(db: Knex, filters: CatalogExportFilters): AsyncGenerator<string> {
  const keys = (await listMetadataKeys(db)).map(({ key }) => key).filter((key) => key !== "brand");
  const others = keys.map((key) => (/^title_[a-z]{2,3}(_[a-z0-9]{2,8})?$/.test(key) ? key : `metadata.${key}`));
  yield exportLine([...CATALOG_COLUMNS, ...others]);
  for await (const rows of cursor(db, (trx) => openCatalogExport(trx, filters))) {
    yield rows
      .map((row) => {
        const metadata = (row["metadata"] ?? {}) as Row;
        const own = CATALOG_COLUMNS.map((column) => plain(column === "brand" ? metadata["brand"] : row[column]));
        return exportLine([...own, ...keys.map((key) => plain(metadata[key]))]);
      })
      .join("");
  }
}

/** The rows of a cursor, page by page. Its transaction ends with it, also when the reader goes away half-way. */
async function* cursor(db: Knex, open: (trx: Knex) => Promise<void>): AsyncGenerator<Row[]> {
  const trx = await db.transaction();
  try {
    await open(trx);
    for (let rows = await fetchExportRows(trx); rows.length > 0; rows = await fetchExportRows(trx)) {
      yield rows;
    }
  } finally {
    await trx.rollback();
  }
}

function plain(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}
