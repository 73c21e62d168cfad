import { createServer, connect, type Server, type Socket } from "node:net";
import { readFileSync } from "node:fs";

interface Runtime {
  backend_url: string;
  gateway_url: string;
  operator: { email: string; password: string };
}

/** A connection to the platform that can be cut and mended. */
export class FlakyLink {
  private readonly sockets = new Set<Socket>();
  private isCut = false;
  /** Bytes that have gone to the server through it. */
  sent = 0;

  private constructor(
    private readonly server: Server,
    private readonly runtime: Runtime,
    private readonly end: "backend_url" | "gateway_url",
  ) {}

  static async open(end: "backend_url" | "gateway_url" = "backend_url"): Promise<FlakyLink> {
    const runtime = JSON.parse(readFileSync(process.env.QUICKDASH_RUNTIME!, "utf8")) as Runtime;
    const server = createServer();
    const link = new FlakyLink(server, runtime, end);
    server.on("connection", (socket) => link.join(socket));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return link;
  }

  /** Settings with which the command takes this way to the server. */
  get environment(): NodeJS.ProcessEnv {
    const { port } = this.server.address() as { port: number };
    const { email, password } = this.runtime.operator;
    const here = `http://127.0.0.1:${port}`;
    return {
      QUICKDASH_URL: this.end === "backend_url" ? here : this.runtime.backend_url,
      QUICKDASH_GATEWAY_URL: this.end === "gateway_url" ? here : this.runtime.gateway_url,
      QUICKDASH_EMAIL: email,
      QUICKDASH_PASSWORD: password,
    };
  }

  /** Breaks every connection and lets no new one through. */
  cut(): void {
    this.isCut = true;
    this.sockets.forEach((socket) => socket.destroy());
  }

  mend(): void {
    this.isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket): void {
    if (this.isCut) {
      client.destroy();
      return;
    }
    const { hostname, port } = new URL(this.runtime[this.end]);
    const server = connect(Number(port), hostname);
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
    client.on("data", (chunk: Buffer) => (this.sent += chunk.length));
  }
}
