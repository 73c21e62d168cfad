import { createRequire } from "node:module";
import { join } from "node:path";
import { ROOT } from "./places.js";

/** Holds one basket for a reference; throws a refusal with a `code`. */
export type Reserve = (input: {
  reference: string;
  dark_store_id: string;
  lines: { variant_id: string; quantity: number }[];
}) => Promise<unknown>;

interface Pool {
  destroy: () => Promise<void>;
}

/**
 * The dark-stores module's own code as it is built, on a pool of its own: what the placing of an order calls, without
 * the backend around it. `statement` is the SQL it asks.
 */
export function loadReserve(
  databaseUrl: string,
  connections: number,
): { reserve: Reserve; statement: string; close: () => Promise<void> } {
  const plugin = createRequire(join(ROOT, "plugins", "dark-stores", "package.json"));
  const built = join(ROOT, "plugins", "dark-stores", ".medusa", "server", "src", "modules", "dark-stores");
  const { knex } = plugin("@medusajs/framework/mikro-orm/knex") as { knex: (settings: object) => Pool };
  const { reserve } = plugin(join(built, "services", "reserve.js")) as {
    reserve: (db: Pool, input: Parameters<Reserve>[0]) => Promise<unknown>;
  };
  const { RESERVE_STOCK } = plugin(join(built, "queries", "reserve-stock.sql.js")) as {
    RESERVE_STOCK: { text: string };
  };
  const pool = knex({ client: "pg", connection: databaseUrl, pool: { min: 0, max: connections } });
  return {
    reserve: (input) => reserve(pool, input),
    statement: RESERVE_STOCK.text,
    close: () => pool.destroy(),
  };
}
