import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { PanelIndex, Table } from "../tables/table.js";

const LOCK = 7_410_022;
const LOCK_POLL_MS = 250;
/** Leaves room for the hash within the 63 bytes of a name. */
const NAME_LENGTH = 54;
const HASH_LENGTH = 8;
/** How the names of our indexes begin and end; others are left alone. */
const OURS = `^panel_.*_[0-9a-f]{${HASH_LENGTH}}$`;

const identifier = (name: string): string => pg.Client.prototype.escapeIdentifier(name);

/**
 * Builds the indexes that only the panel's lists need, without holding up sales: rows can be written meanwhile. One that
 * an earlier run left half built is built again, one that is wanted no longer is dropped. Throws when the owner may not create the extension pg_trgm.
 */
export async function createPanelIndexes(owner: pg.Client, tables: readonly Table[]): Promise<void> {
  // Waiting within a statement would hold a snapshot, which an index under construction elsewhere waits for.
  while (!(await tryLock(owner))) await sleep(LOCK_POLL_MS);
  try {
    await owner.query("CREATE EXTENSION IF NOT EXISTS pg_trgm");
    const wanted = new Map(
      tables.flatMap((table) =>
        (table.indexes ?? []).map((index): [string, string] => {
          const definition = definitionOf(table, index);
          return [nameOf(table, index, definition), definition];
        }),
      ),
    );
    const { rows } = await owner.query<{ name: string; is_valid: boolean }>(
      `SELECT c.relname AS name, i.indisvalid AS is_valid
         FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relname ~ $1`,
      [OURS],
    );
    const valid = new Set(rows.filter(({ is_valid }) => is_valid).map(({ name }) => name));
    for (const { name } of rows) {
      if (!valid.has(name) || !wanted.has(name))
        await owner.query(`DROP INDEX CONCURRENTLY public.${identifier(name)}`);
    }
    for (const [name, definition] of wanted) {
      if (!valid.has(name)) await owner.query(`CREATE INDEX CONCURRENTLY ${identifier(name)} ON ${definition}`);
    }
  } finally {
    await owner.query("SELECT pg_advisory_unlock($1)", [LOCK]);
  }
}

async function tryLock(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query<{ locked: boolean }>("SELECT pg_try_advisory_lock($1) AS locked", [LOCK]);
  return rows[0]?.locked ?? false;
}

function definitionOf(table: Table, index: PanelIndex): string {
  const columns =
    index.kind === "trigram"
      ? `USING gin (${index.columns.map((column) => `${identifier(column)} gin_trgm_ops`).join(", ")})`
      : `(${index.columns.map(orderedColumn).join(", ")})`;
  return `public.${identifier(table.name)} ${columns}${index.where ? ` WHERE ${index.where}` : ""}`;
}

/** Another definition has another name. */
function nameOf(table: Table, index: PanelIndex, definition: string): string {
  const hash = createHash("sha256").update(definition).digest("hex").slice(0, HASH_LENGTH);
  return `${`panel_${table.name}_${index.columns[0]?.split(" ")[0] ?? ""}`.slice(0, NAME_LENGTH)}_${hash}`;
}

function orderedColumn(column: string): string {
  const [name = "", direction] = column.split(" ");
  return direction === "DESC" ? `${identifier(name)} DESC` : identifier(name);
}
