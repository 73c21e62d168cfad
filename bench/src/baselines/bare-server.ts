// The bare server, a process of its own: Node's HTTP server, a pool of pg, a prepared statement, its rows as JSON.
import { createServer } from "node:http";
import pg from "pg";
import type { BareServerSettings } from "./start-bare-server.js";

const { databaseUrl, poolSize, port, statements } = JSON.parse(process.env.BARE_SERVER ?? "{}") as BareServerSettings;
const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize });

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const name = pathname.slice(1);
  const text = statements[name];
  if (text === undefined) {
    response.writeHead(404).end();
    return;
  }
  const values = JSON.parse(searchParams.get("values") ?? "[]") as unknown[];
  pool.query({ name, text, values }).then(
    ({ rows }) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ rows })),
    (error: Error) => response.writeHead(500).end(error.message),
  );
});

server.listen(port);
process.once("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
  void pool.end().then(() => process.exit(0));
});
