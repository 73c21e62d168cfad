import { statfs } from "node:fs/promises";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Diagnostics } from "../../../contract";
import { listAppliedMigrations } from "../queries/list-applied-migrations.sql";
import { readDatabaseFacts } from "../queries/read-database-facts.sql";
import { listKnownMigrations } from "./list-known-migrations";
import { readRedisFacts } from "./read-redis-facts";

/** Facts about the machinery under this backend; reads only, and judges nothing. */
export async function readDiagnostics(db: Knex, redisUrl: string | undefined): Promise<Diagnostics> {
  const [applied, known, redis, disk] = await Promise.all([
    listAppliedMigrations(db),
    listKnownMigrations(),
    redisUrl ? readRedisFacts(redisUrl) : null,
    statfs(process.cwd()),
  ]);
  // Last, so that both clocks are read in the same moment.
  const database = await readDatabaseFacts(db);
  const ran = new Set(applied);
  return {
    now: new Date().toISOString(),
    node_version: process.versions.node,
    uptime_seconds: Math.round(process.uptime()),
    disk: { free_bytes: disk.bavail * disk.bsize, total_bytes: disk.blocks * disk.bsize },
    database,
    migrations: { applied: applied.length, pending: known.filter(({ name }) => !ran.has(name)) },
    redis,
  };
}
