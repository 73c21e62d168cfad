import { sign } from "jsonwebtoken";
import pino from "pino";
import { io, type Socket } from "socket.io-client";
import type { Acknowledgement, GatewayNamespace } from "../../../contract";
import { type Gateway, startGateway } from "../../server";

const SECRET = "the-secret-of-these-tests";
const WAIT_MS = 3000;

/** A gateway on a free port, on the real Redis. */
export function startTestGateway(backendUrl: string): Promise<Gateway> {
  return startGateway(
    {
      port: 0,
      redisUrl: process.env.REDIS_URL!,
      jwtSecret: SECRET,
      backendUrl,
      allowedOrigins: ["https://shop.quickdash.test"],
      maxConnections: 100,
      logLevel: "silent",
    },
    pino({ level: "silent" }),
  );
}

/** A token as the backend issues it. */
export function tokenFor(actor_type: string, actor_id: string, expiresIn_s = 60, secret = SECRET): string {
  return sign({ actor_type, actor_id }, secret, { expiresIn: expiresIn_s });
}

/** A connected client that remembers what it was sent. */
export class Client {
  readonly messages: { event: string; message: Record<string, unknown> }[] = [];
  /** Why the last connection ended; undefined while one is there. */
  private end: string | undefined;

  private constructor(readonly socket: Socket) {
    socket.onAny((event: string, message: Record<string, unknown>) => this.messages.push({ event, message }));
    socket.on("connect", () => (this.end = undefined));
    socket.on("disconnect", (reason) => (this.end = reason));
  }

  /** Connects; rejects with the refusal's code. */
  static connect(
    gateway: Pick<Gateway, "port">,
    namespace: GatewayNamespace,
    token: unknown,
    headers = {},
  ): Promise<Client> {
    const socket = io(`http://127.0.0.1:${gateway.port}${namespace}`, {
      auth: { token },
      transports: ["websocket"],
      extraHeaders: headers,
      reconnection: false,
      forceNew: true,
      timeout: WAIT_MS,
    });
    const client = new Client(socket);
    return new Promise((resolve, reject) => {
      socket.once("connect", () => resolve(client));
      socket.once("connect_error", (error: Error & { data?: { code: string } }) => {
        socket.close();
        reject(new Error(error.data?.code ?? "transport_error"));
      });
    });
  }

  send(event: string, ...args: unknown[]): Promise<Acknowledgement> {
    return this.socket.timeout(WAIT_MS).emitWithAck(event, ...args) as Promise<Acknowledgement>;
  }

  /** Resolves with the reason when the connection ends, or has ended. */
  ended(): Promise<string> {
    if (this.end !== undefined) return Promise.resolve(this.end);
    return new Promise((resolve) => this.socket.once("disconnect", resolve));
  }

  /** The messages of one kind, as soon as there are so many. */
  async received(event: string, count = 1): Promise<Record<string, unknown>[]> {
    const deadline = Date.now() + WAIT_MS;
    for (;;) {
      const found = this.messages.filter((entry) => entry.event === event).map((entry) => entry.message);
      if (found.length >= count) {
        return found;
      }
      if (Date.now() > deadline) {
        throw new Error(
          `${found.length} of ${count} ${event} arrived; others: ${this.messages.map((m) => m.event).join()}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Loses the connection as a phone does in a tunnel: without a word. */
  async loseConnection(): Promise<void> {
    const lost = this.ended();
    this.socket.io.engine.close();
    await lost;
  }

  /** Comes back with what the client remembers, to this or another gateway; rejects with the refusal's code. */
  comeBack(gateway: Pick<Gateway, "port">, token?: string): Promise<void> {
    Object.assign(this.socket.io, { uri: `http://127.0.0.1:${gateway.port}` });
    if (token !== undefined) {
      this.socket.auth = { token };
    }
    return new Promise((resolve, reject) => {
      this.socket.once("connect", resolve);
      this.socket.once("connect_error", (error: Error & { data?: { code: string } }) =>
        reject(new Error(error.data?.code ?? error.message)),
      );
      this.socket.connect();
    });
  }

  close(): void {
    this.socket.close();
  }
}
