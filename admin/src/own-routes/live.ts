import { Router, type Request, type Response } from "express";
import { io } from "socket.io-client";
import type { OperatorAccess } from "../session/operator-access.js";
import { requestIdOf } from "../http/request-id.js";
import { requireAccess } from "./require-access.js";

const HEARTBEAT_MS = 15_000;
/** Positions wait this long, and only the newest of each rider is sent. */
const LOCATIONS_EVERY_MS = 1_000;
const MAXIMUM_STREAMS = 200;
/** A page that reads this much slower than it is told loses positions, then its stream. */
const MAXIMUM_WAITING_BYTES = 256 * 1024;

const HINTS = ["order.status", "delivery.updated", "delivery.alerted"];

interface RiderPosition {
  rider_id: string;
  latitude: number;
  longitude: number;
}

/**
 * `GET /live`: what the gateway tells operators, as server-sent events. Each stream has a connection of its own to the
 * namespace `/ops`, with the operator's token, which stays here; it ends with the session. Events: `hint` (something
 * changed: read the figures again), `locations` (newest position per rider), `gateway` (`true` connected, `false` lost).
 */
export function liveRoutes({ access, gatewayUrl }: { access: OperatorAccess; gatewayUrl: string }): Router {
  const router = Router();
  let streams = 0;
  router.get("/live", requireAccess(access, "GET", "/admin/quick-orders"), (request, response) => {
    if (streams >= MAXIMUM_STREAMS) {
      response
        .status(503)
        .set("retry-after", "30")
        .json({
          type: "unavailable",
          code: "too_many_streams",
          message: "Too many pages watch live. This page goes on without.",
          request_id: requestIdOf(request),
        });
      return;
    }
    streams += 1;
    response.once("close", () => {
      streams -= 1;
    });
    stream(request, response, gatewayUrl);
  });
  return router;
}

function stream(request: Request, response: Response, gatewayUrl: string): void {
  const { operator } = request.session;
  // `no-transform` keeps the compression from holding events back.
  response.set({ "content-type": "text/event-stream", "cache-control": "no-cache, no-transform" });
  response.flushHeaders();
  const isSlow = (): boolean => response.writableLength > MAXIMUM_WAITING_BYTES;
  const send = (event: string, data: unknown): void => {
    if (isSlow()) response.end();
    else response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };

  const socket = io(`${gatewayUrl}/ops`, {
    auth: { token: operator?.token },
    transports: ["websocket"],
    forceNew: true,
  });
  const positions = new Map<string, RiderPosition>();
  socket.on("connect", () => {
    socket.emit("watch", {});
    send("gateway", true);
  });
  socket.on("disconnect", () => send("gateway", false));
  HINTS.forEach((name) => socket.on(name, () => send("hint", name)));
  socket.on("rider.location", ({ rider_id, latitude, longitude }: RiderPosition) => {
    positions.set(rider_id, { rider_id, latitude, longitude });
  });
  const flush = setInterval(() => {
    if (positions.size === 0 || response.writableLength > 0) return;
    send("locations", [...positions.values()]);
    positions.clear();
  }, LOCATIONS_EVERY_MS);
  const heartbeat = setInterval(() => {
    if ((operator?.expires_at ?? 0) <= Date.now()) response.end();
    else response.write(": still here\n\n");
  }, HEARTBEAT_MS);
  response.once("close", () => {
    clearInterval(flush);
    clearInterval(heartbeat);
    socket.close();
  });
}
