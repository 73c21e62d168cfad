import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CatalogContent } from "../policies/catalog-rows";
import { sortedTable } from "./bulk-job-row";

/** A good row of a catalogue file. */
export interface CatalogRow {
  line: number;
  sku: string;
  content: CatalogContent;
}

/** The good rows of a catalogue file after `from` up to `upto`. Parameters: number, bounds. Rows: in the file's order. */
export async function listCatalogRows(
  db: Knex,
  params: { number: number; from: number; upto: number },
): Promise<CatalogRow[]> {
  const { number, ...bounds } = params;
  const { rows } = await db.raw<{ rows: CatalogRow[] }>(
    `SELECT line, sku, content
     FROM :sorted:
     WHERE seq > :from AND seq <= :upto AND problem IS NULL
     ORDER BY seq`,
    { ...bounds, sorted: sortedTable(number) },
  );
  return rows;
}
