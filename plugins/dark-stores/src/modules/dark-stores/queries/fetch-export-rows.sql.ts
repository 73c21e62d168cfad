import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** The next rows of the cursor `export_rows`; none at its end. Rows: at most 2,000, columns as the cursor has them. */
export async function fetchExportRows(db: Knex): Promise<Record<string, string | null>[]> {
  const { rows } = await db.raw<{ rows: Record<string, string | null>[] }>(`FETCH FORWARD 2000 FROM export_rows`);
  return rows;
}
