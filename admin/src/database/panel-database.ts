import { DataSource } from "typeorm";
import type { Table } from "../tables/table.js";
import { entityOf } from "./entities.js";

const POOL_SIZE = 6;
const CONNECT_TIMEOUT_MS = 5_000;
/** The role has its own limit too; this one also holds if the role was made by hand. */
const STATEMENT_TIMEOUT_MS = 8_000;

/** A data source over the panel's tables, through the SELECT-only role. It never changes the schema. */
export function createPanelDatabase(url: string, tables: readonly Table[]): DataSource {
  return new DataSource({
    type: "postgres",
    url,
    entities: tables.map(entityOf),
    applicationName: "quickdash-admin",
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    poolSize: POOL_SIZE,
    installExtensions: false,
    extra: { statement_timeout: STATEMENT_TIMEOUT_MS },
  });
}
