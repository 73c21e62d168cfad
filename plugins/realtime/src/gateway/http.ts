import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** Whether the gateway can do its work, and which part is missing. */
export interface Readiness {
  ready: boolean;
  redis: "up" | "down";
  draining: boolean;
}

export interface HttpSide {
  checkReadiness: () => Promise<Readiness>;
  readMetrics: () => Promise<{ contentType: string; text: string }>;
}

/** The HTTP side of the gateway: `/health` while the process lives, `/ready` while it can serve, `/metrics`. */
export function createHttpServer(side: HttpSide): Server {
  return createServer((req, res) => {
    void answer(req, res, side).catch(() => send(res, 500, { status: "error" }));
  });
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  { checkReadiness, readMetrics }: HttpSide,
): Promise<void> {
  const path = req.url?.split("?")[0];
  if (req.method !== "GET" && req.method !== "HEAD") {
    return send(res, 405, { type: "not_allowed", code: "not_allowed", message: "Only GET is answered here." });
  }
  if (path === "/health") {
    return send(res, 200, { status: "ok" });
  }
  if (path === "/ready") {
    const readiness = await checkReadiness();
    return send(res, readiness.ready ? 200 : 503, {
      status: readiness.ready ? "ready" : readiness.draining ? "draining" : "not_ready",
      redis: readiness.redis,
    });
  }
  if (path === "/metrics") {
    const { contentType, text } = await readMetrics();
    res.writeHead(200, { "content-type": contentType, "cache-control": "no-store" });
    res.end(text);
    return;
  }
  send(res, 404, { type: "not_found", code: "not_found", message: "Connect with Socket.IO; see /health and /ready." });
}

function send(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  res.end(JSON.stringify(body));
}
