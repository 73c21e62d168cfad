import { createRequire } from "node:module";
import { join } from "node:path";
import { ROOT } from "./places.js";

interface Pool {
  destroy: () => Promise<void>;
}

type Statement = { text: string; values: unknown[] };

interface Connections {
  acquireConnection: () => Promise<{ query: (statement: Statement) => Promise<{ rows: unknown[] }> }>;
  releaseConnection: (connection: unknown) => Promise<void>;
}

interface Knex extends Pool {
  client: Connections;
}

/** The nearest riders of one delivery who could take it, nearest first, as the dispatcher asks for them. */
export type FindNearest = (deliveryId: string) => Promise<{ rider_id: string; distance_m: number }[]>;

/** Holds one basket for a reference; throws a refusal with a `code`. */
export type Reserve = (input: {
  reference: string;
  dark_store_id: string;
  lines: { variant_id: string; quantity: number }[];
}) => Promise<unknown>;

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

/**
 * The dispatcher's own search for candidates as it is built, on one connection, and the plan PostgreSQL has for it.
 */
export function loadFindNearest(
  databaseUrl: string,
  riders: number,
): { findNearest: FindNearest; explain: (deliveryId: string) => Promise<string>; close: () => Promise<void> } {
  const plugin = createRequire(join(ROOT, "plugins", "rider-delivery", "package.json"));
  const built = join(ROOT, "plugins", "rider-delivery", ".medusa", "server", "src", "modules", "rider-delivery");
  const { knex } = plugin("@medusajs/framework/mikro-orm/knex") as { knex: (settings: object) => Knex };
  const { findCandidates } = plugin(join(built, "queries", "find-candidates.sql.js")) as {
    findCandidates: (db: Pick<Knex, "client">, search: object) => ReturnType<FindNearest>;
  };
  const pool = knex({ client: "pg", connection: databaseUrl, pool: { min: 0, max: 1 } });
  const searchOf = (deliveryId: string) => ({
    delivery_id: deliveryId,
    fresh_position_ms: 120_000,
    search_radius_m: 8000,
    declined_pause_ms: 300_000,
    expired_pause_ms: 15_000,
    limit: riders,
    cash_limit: 3000,
  });
  return {
    findNearest: (deliveryId) => findCandidates(pool, searchOf(deliveryId)),
    async explain(deliveryId) {
      const lines: string[] = [];
      const { client } = pool;
      const connection = await client.acquireConnection();
      const query = async ({ text, values }: Statement) => {
        const { rows } = await connection.query({ text: `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${text}`, values });
        lines.push(...(rows as { "QUERY PLAN": string }[]).map((row) => row["QUERY PLAN"]));
        return { rows: [] };
      };
      const explaining: Connections = {
        acquireConnection: () => Promise.resolve({ query }),
        releaseConnection: () => client.releaseConnection(connection),
      };
      await findCandidates({ client: explaining }, searchOf(deliveryId));
      return lines.join("\n");
    },
    close: () => pool.destroy(),
  };
}
