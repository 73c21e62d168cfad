import { query } from "../services/sql.mjs";

/**
 * What has been done to a database, written down in the database itself: it goes where the data goes, and is gone when
 * the data is gone.
 */
export async function readRecord(databaseUrl, name) {
  try {
    const rows = await query(databaseUrl, "SELECT value FROM quickdash_setup WHERE name = $1", [name]);
    return rows[0]?.value ?? null;
  } catch (error) {
    if (error.code === "42P01") {
      return null;
    }
    throw error;
  }
}

/** Writes down that something has been done. */
export async function writeRecord(databaseUrl, name, value) {
  await query(
    databaseUrl,
    "CREATE TABLE IF NOT EXISTS quickdash_setup (name text PRIMARY KEY, value text NOT NULL, recorded_at timestamptz NOT NULL)",
  );
  await query(
    databaseUrl,
    `INSERT INTO quickdash_setup (name, value, recorded_at) VALUES ($1, $2, now())
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, recorded_at = excluded.recorded_at`,
    [name, value],
  );
}
