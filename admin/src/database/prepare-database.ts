import pg from "pg";
import { FAILED_LOGIN_TABLE, SAVED_FILTER_TABLE, SESSION_SCHEMA, SESSION_TABLE } from "../session/session-table.js";
import { readColumnsOf, type Table } from "../tables/table.js";

/** Everything the panel may hold at once; more than its two pools need. */
const CONNECTION_LIMIT = 20;
const STATEMENT_TIMEOUT = "10s";
const IDLE_TRANSACTION_TIMEOUT = "30s";
/** Any number; two preparations at once wait for each other on it. */
const LOCK = 7_410_021;
/** Tables that hold credentials; reading one of them would mean the grants went wrong. */
const CREDENTIAL_TABLES = ["auth_identity", "provider_identity", "api_key", "login_code"];

const identifier = (name: string): string => pg.Client.prototype.escapeIdentifier(name);
const literal = (text: string): string => pg.Client.prototype.escapeLiteral(text);

/**
 * Makes the panel's role as its address says, takes every right from it, gives it SELECT on the columns of the tables
 * given and its own tables. Runs in one transaction; a second run changes nothing.
 * Throws one sentence when the owner lacks rights, the tables are not there yet, or the role can still read credentials.
 */
export async function prepareDatabase(owner: pg.Client, panelAddress: URL, tables: readonly Table[]): Promise<void> {
  const role = decodeURIComponent(panelAddress.username);
  const password = decodeURIComponent(panelAddress.password);
  if (!role)
    throw new Error("ADMIN_DATABASE_URL names no user: write postgres://quickdash_admin:password@host/database.");
  await owner.query("BEGIN");
  try {
    await owner.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    await refuseOwnRole(owner, role);
    await refuseMissingTables(owner, tables);
    await createRole(owner, role, password);
    await createOwnTables(owner, role);
    await grantReading(owner, role, tables);
    await refuseReadableCredentials(owner, role);
    await owner.query("COMMIT");
  } catch (error) {
    await owner.query("ROLLBACK");
    throw error;
  }
}

async function refuseOwnRole(owner: pg.Client, role: string): Promise<void> {
  const { rows } = await owner.query<{ is_same: boolean }>("SELECT current_user = $1 AS is_same", [role]);
  if (rows[0]?.is_same) {
    throw new Error(`ADMIN_DATABASE_URL must name a role of its own: "${role}" owns the database and could change it.`);
  }
}

async function refuseMissingTables(owner: pg.Client, tables: readonly Table[]): Promise<void> {
  const wanted = tables.flatMap((table) => readColumnsOf(table).map((column) => `${table.name}.${column}`));
  const { rows } = await owner.query<{ wanted: string }>(
    `SELECT wanted FROM unnest($1::text[]) AS wanted
     WHERE NOT EXISTS (
       SELECT 1 FROM pg_attribute
       WHERE attrelid = to_regclass('public.' || quote_ident(split_part(wanted, '.', 1)))
         AND attname = split_part(wanted, '.', 2) AND NOT attisdropped
     )
     LIMIT 5`,
    [wanted],
  );
  if (rows.length > 0) {
    throw new Error(
      `The database is not migrated: ${rows.map((row) => row.wanted).join(", ")} is missing. Run the migrations first.`,
    );
  }
}

async function createRole(owner: pg.Client, role: string, password: string): Promise<void> {
  const { rows } = await owner.query<{ exists: boolean; may_create: boolean; database: string; owner: string }>(
    `SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1) AS exists,
            (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) AS may_create,
            current_database() AS database, current_user AS owner`,
    [role],
  );
  const [state] = rows;
  if (!state) throw new Error("The database did not say who its owner is.");
  const attributes = `LOGIN NOCREATEDB NOCREATEROLE CONNECTION LIMIT ${CONNECTION_LIMIT}${password ? ` PASSWORD ${literal(password)}` : ""}`;
  if (!state.exists && !state.may_create) {
    throw new Error(
      `The database user "${state.owner}" may not create roles: let an administrator run \`CREATE ROLE ${identifier(role)} LOGIN PASSWORD '...'\`, then start again.`,
    );
  }
  if (state.may_create) {
    await owner.query(`${state.exists ? "ALTER" : "CREATE"} ROLE ${identifier(role)} WITH ${attributes}`);
    const inDatabase = `ALTER ROLE ${identifier(role)} IN DATABASE ${identifier(state.database)}`;
    await owner.query(`${inDatabase} SET statement_timeout = ${literal(STATEMENT_TIMEOUT)}`);
    await owner.query(`${inDatabase} SET idle_in_transaction_session_timeout = ${literal(IDLE_TRANSACTION_TIMEOUT)}`);
  }
  await owner.query(`GRANT CONNECT ON DATABASE ${identifier(state.database)} TO ${identifier(role)}`);
}

async function createOwnTables(owner: pg.Client, role: string): Promise<void> {
  const schema = identifier(SESSION_SCHEMA);
  const table = `${schema}.${identifier(SESSION_TABLE)}`;
  const failures = `${schema}.${identifier(FAILED_LOGIN_TABLE)}`;
  await owner.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await owner.query(
    `CREATE TABLE IF NOT EXISTS ${table} (sid text PRIMARY KEY, sess json NOT NULL, expire timestamptz NOT NULL)`,
  );
  await owner.query(`CREATE INDEX IF NOT EXISTS session_expire ON ${table} (expire)`);
  await owner.query(
    `CREATE TABLE IF NOT EXISTS ${failures} (key text PRIMARY KEY, hits integer NOT NULL, resets_at timestamptz NOT NULL)`,
  );
  const savedFilters = `${schema}.${identifier(SAVED_FILTER_TABLE)}`;
  await owner.query(
    `CREATE TABLE IF NOT EXISTS ${savedFilters} (
       operator_id text NOT NULL, resource text NOT NULL, name text NOT NULL, query text NOT NULL,
       created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (operator_id, resource, name)
     )`,
  );
  await owner.query(`REVOKE ALL ON SCHEMA ${schema} FROM ${identifier(role)}`);
  await owner.query(`REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${identifier(role)}`);
  await owner.query(`GRANT USAGE ON SCHEMA ${schema} TO ${identifier(role)}`);
  await owner.query(
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table}, ${failures}, ${savedFilters} TO ${identifier(role)}`,
  );
}

async function grantReading(owner: pg.Client, role: string, tables: readonly Table[]): Promise<void> {
  const reader = identifier(role);
  await owner.query(`REVOKE ALL ON SCHEMA public FROM ${reader}`);
  await owner.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${reader}`);
  await owner.query(`REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM ${reader}`);
  await owner.query(`GRANT USAGE ON SCHEMA public TO ${reader}`);
  for (const table of tables) {
    const columns = readColumnsOf(table).map(identifier).join(", ");
    await owner.query(`GRANT SELECT (${columns}) ON public.${identifier(table.name)} TO ${reader}`);
  }
}

async function refuseReadableCredentials(owner: pg.Client, role: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname = ANY ($2)
       AND has_any_column_privilege($1, c.oid, 'SELECT')`,
    [role, CREDENTIAL_TABLES],
  );
  if (rows.length > 0) {
    throw new Error(
      `The role "${role}" can still read ${rows.map((row) => row.name).join(", ")}: take away its memberships and superuser right, then start again.`,
    );
  }
}
