import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ImportRowError } from "../../../contract/imports";

/** Keeps what is wrong with rows of a job; the same error twice counts once. Parameters: job, errors. Rows: none. */
export async function addBulkErrors(db: Knex, params: { id: string; errors: ImportRowError[] }): Promise<void> {
  await db.raw(
    `INSERT INTO bulk_job_error (job_id, line, column_name, code, message)
     SELECT :id, line, coalesce("column", ''), code, message
     FROM jsonb_to_recordset(:errors::jsonb) AS given(line integer, "column" text, code text, message text)
     ON CONFLICT DO NOTHING`,
    { id: params.id, errors: JSON.stringify(params.errors) },
  );
}
