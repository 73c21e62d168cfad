import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { decode, type JwtPayload } from "jsonwebtoken";

/** The backend is the outside world of the gateway: this one knows whose order is whose and who works where. */
export class FakeBackend {
  readonly customerOf = new Map<string, string>();
  readonly storesOf = new Map<string, string[]>();
  /** When set, every question is answered with this status. */
  failWith: number | null = null;
  private server!: Server;

  async start(): Promise<string> {
    this.server = createServer((req, res) => {
      const token = req.headers.authorization?.replace("Bearer ", "") ?? "";
      const answer = this.answer(req.url ?? "", (decode(token) as JwtPayload).actor_id as string);
      res.writeHead(answer ? (this.failWith ?? 200) : (this.failWith ?? 404), { "content-type": "application/json" });
      res.end(JSON.stringify(answer ?? { message: "not found" }));
    });
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private answer(url: string, actorId: string): unknown {
    if (url === "/realtime/access/me") {
      const stores = this.storesOf.get(actorId);
      return stores && { dark_store_ids: stores };
    }
    const orderId = url.replace("/realtime/access/orders/", "");
    return this.customerOf.get(orderId) === actorId ? { order_id: orderId } : undefined;
  }
}
