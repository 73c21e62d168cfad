import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { from, type CopyStreamQuery } from "pg-copy-streams";
import { stageTable } from "./bulk-job-row";

/** Knex's pool, which its types do not show, and its connections. */
interface Pool {
  acquireConnection(): Promise<Connection>;
  releaseConnection(connection: Connection): Promise<void>;
}

interface Connection {
  query(copy: CopyStreamQuery): CopyStreamQuery;
}

/**
 * Streams rows in COPY's text format into a job's table on a connection of its own, all of them or none.
 * Parameters: number, the columns of the text. Rows: none.
 */
export async function copyBulkRows(
  db: Knex,
  params: { number: number; columns: readonly string[]; rows: Buffer },
): Promise<void> {
  const pool = db.client as Pool;
  const connection = await pool.acquireConnection();
  try {
    const into = connection.query(from(`COPY ${stageTable(params.number)} (${params.columns.join(", ")}) FROM STDIN`));
    await pipeline(Readable.from([params.rows]), into);
  } finally {
    await pool.releaseConnection(connection);
  }
}
