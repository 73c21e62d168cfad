import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** A statement that each connection parses and plans once. The name stands for this very text, nowhere else. */
export interface PreparedStatement {
  /** Without a name it is parsed and planned each time. */
  name: string | undefined;
  /** SQL with `$1`, `$2`, ... */
  text: string;
}

interface PgConnection {
  query(query: { name: string | undefined; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>;
}

interface PgClient {
  acquireConnection(): Promise<PgConnection>;
  releaseConnection(connection: PgConnection): Promise<void>;
}

/**
 * The rows of a prepared statement, for the few that are asked on every request: past knex's query builder, and
 * without the parsing and planning that PostgreSQL repeats for every plain one.
 * Runs on a connection of the pool, or inside the transaction when `db` is one; the connection goes back either way.
 */
export async function prepared<Row>(db: Knex, statement: PreparedStatement, values: unknown[]): Promise<Row[]> {
  if (isFinished(db)) {
    throw new Error(`${statement.name} was asked in a transaction that is over.`);
  }
  const client = db.client as PgClient;
  const connection = await client.acquireConnection();
  try {
    const { rows } = await connection.query({ name: statement.name, text: statement.text, values });
    return rows as Row[];
  } finally {
    await client.releaseConnection(connection);
  }
}

/** A transaction's connection may serve someone else once it is over. */
function isFinished(db: Knex): boolean {
  return db.isTransaction === true && (db as Knex.Transaction).isCompleted();
}
