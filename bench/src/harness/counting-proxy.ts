import { connect, createServer, type Socket } from "node:net";

/** Types of the messages by which a client has PostgreSQL run a statement: a simple query, and an execute. */
const RUNS_A_STATEMENT = new Set(["Q".charCodeAt(0), "E".charCodeAt(0)]);
const HEADER = 5;

/** Stands between a program and its PostgreSQL and counts the statements the program has it run. */
export interface CountingProxy {
  /** The same database through the proxy. */
  databaseUrl: string;
  /** Statements since it started. */
  statements: () => number;
  stop: () => Promise<void>;
}

/** Starts a proxy on a free port. It passes every byte on and reads the client's side only. */
export async function startCountingProxy(databaseUrl: string): Promise<CountingProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let statements = 0;
  const server = createServer((client) => {
    const database = connect(Number(target.port || 5432), target.hostname);
    const count = messageCounter(() => statements++);
    client.on("data", count);
    client.pipe(database).pipe(client);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("The proxy has no port.");
  }
  const through = new URL(databaseUrl);
  through.hostname = "127.0.0.1";
  through.port = String(address.port);
  return {
    databaseUrl: through.href,
    statements: () => statements,
    stop: () =>
      new Promise((resolve) => {
        sockets.forEach((socket) => socket.destroy());
        server.close(() => resolve());
      }),
  };
}

/** Reads the frontend messages of one connection as they come, in pieces of any size. The first one has no type. */
function messageCounter(onStatement: () => void): (chunk: Buffer) => void {
  let pending: Buffer = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    if (!started) {
      if (pending.length < 4 || pending.length < pending.readInt32BE(0)) {
        return;
      }
      pending = pending.subarray(pending.readInt32BE(0));
      started = true;
    }
    let at = 0;
    while (pending.length - at >= HEADER) {
      const length = 1 + pending.readInt32BE(at + 1);
      if (pending.length - at < length) {
        break;
      }
      if (RUNS_A_STATEMENT.has(pending.readUInt8(at))) {
        onStatement();
      }
      at += length;
    }
    pending = pending.subarray(at);
  };
}
