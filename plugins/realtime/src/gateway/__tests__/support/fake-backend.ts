import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { decode, type JwtPayload } from "jsonwebtoken";

/** The backend is the outside world of the gateway: this one knows whose order is whose and who works where. */
export class FakeBackend {
  readonly customerOf = new Map<string, string>();
  readonly storesOf = new Map<string, string[]>();
  /** What was told last of an order. */
  readonly lastOf = new Map<string, object>();
  /** Accounts that are not active any more. */
  readonly inactive = new Set<string>();
  /** When set, every question is answered with this status. */
  failWith: number | null = null;
  private held: (() => void)[] | null = null;
  private server!: Server;

  async start(): Promise<string> {
    this.server = createServer((req, res) => {
      const token = req.headers.authorization?.replace("Bearer ", "") ?? "";
      const { actor_id, actor_type } = decode(token) as JwtPayload & { actor_id: string; actor_type: string };
      const answer = this.answer(req.url ?? "", actor_id, actor_type);
      res.writeHead(this.failWith ?? (answer ? 200 : req.url === "/realtime/access/me" ? 403 : 404), {
        "content-type": "application/json",
      });
      const end = () => res.end(JSON.stringify(answer ?? { message: "not found" }));
      if (this.held) this.held.push(end);
      else end();
    });
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** From now on every answer waits for `letGo`. */
  holdBack(): void {
    this.held = [];
  }

  /** Gives the answers that wait, once there is one; those to later questions wait again. */
  async letGo(): Promise<void> {
    while (this.held?.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    this.held?.splice(0).forEach((end) => end());
  }

  private answer(url: string, actorId: string, actorType: string): unknown {
    if (url === "/realtime/access/me") {
      const stores = actorType === "staff" ? this.storesOf.get(actorId) : [];
      return stores && !this.inactive.has(actorId) && { dark_store_ids: stores };
    }
    const [orderId = "", query] = url.replace("/realtime/access/orders/", "").split("?");
    const last = query === "last=true" ? this.lastOf.get(orderId) : undefined;
    return this.customerOf.get(orderId) === actorId ? { order_id: orderId, last } : undefined;
  }
}
