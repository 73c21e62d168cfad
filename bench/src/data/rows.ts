import type pg from "pg";

/** Writes rows into a table; the keys of the first row are the columns. */
export async function insertRows(client: pg.Client, table: string, rows: Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) {
    return;
  }
  await client.query(
    `INSERT INTO ${table} (${columns.join(", ")})
     SELECT ${columns.join(", ")} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

/**
 * Fills tables while nothing slows it down: their other indexes are built afterwards, at once, and foreign keys are not
 * looked up row by row.
 */
export async function inBulk(client: pg.Client, tables: string[], fill: () => Promise<void>): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index
     WHERE indrelid = ANY ($1::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`,
    [tables],
  );
  for (const { name } of indexes) {
    await client.query(`DROP INDEX ${name}`);
  }
  await client.query(`SET session_replication_role = replica`);
  await fill();
  await client.query(`RESET session_replication_role`);
  await client.query(`SET maintenance_work_mem = '256MB'`);
  for (const { definition } of indexes) {
    await client.query(definition);
  }
}
