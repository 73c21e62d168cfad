import { Router, type Request, type Response } from "express";
import type { SessionData } from "express-session";
import { io } from "socket.io-client";
import type { OperatorAccess } from "../session/operator-access.js";
import { requestIdOf } from "../http/request-id.js";
import { requireAccess } from "./require-access.js";

const HEARTBEAT_MS = 15_000;
/** Positions wait this long, and only the newest of each rider is sent. */
const LOCATIONS_EVERY_MS = 1_000;
const MAXIMUM_STREAMS = 200;
/** Browsers keep six connections to a host: with more streams the pages of one operator would wait for each other. */
const MAXIMUM_STREAMS_PER_SESSION = 4;
const GATEWAY_RETRY_MS = 5_000;
const WATCHED_PATH = "/admin/quick-orders";
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
 * namespace `/ops`, with the operator's token, which stays here; it ends at most a heartbeat after the session, or after
 * the role that allowed it. Events: `hint` (something
 * changed: read the figures again), `locations` (newest position per rider), `gateway` (`true` connected, `false` lost).
 */
export function liveRoutes({ access, gatewayUrl }: { access: OperatorAccess; gatewayUrl: string }): Router {
  const router = Router();
  let streams = 0;
  const streamsOf = new Map<string, number>();
  const count = (sessionId: string, change: number): void => {
    streams += change;
    const left = (streamsOf.get(sessionId) ?? 0) + change;
    if (left > 0) streamsOf.set(sessionId, left);
    else streamsOf.delete(sessionId);
  };
  router.get("/live", requireAccess(access, "GET", WATCHED_PATH), (request, response) => {
    const { sessionID } = request;
    if (streams >= MAXIMUM_STREAMS || (streamsOf.get(sessionID) ?? 0) >= MAXIMUM_STREAMS_PER_SESSION) {
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
    count(sessionID, 1);
    response.once("close", () => count(sessionID, -1));
    stream(request, response, {
      gatewayUrl,
      mayWatch: (session) =>
        (session?.operator?.expires_at ?? 0) > Date.now() &&
        access.allows(session?.adminUser?.role, "GET", WATCHED_PATH),
    });
  });
  return router;
}

interface StreamOptions {
  gatewayUrl: string;
  mayWatch: (session: Partial<SessionData> | null | undefined) => boolean;
}

function stream(request: Request, response: Response, { gatewayUrl, mayWatch }: StreamOptions): void {
  let token = request.session.operator?.token;
  // `no-transform` keeps the compression from holding events back.
  response.set({ "content-type": "text/event-stream", "cache-control": "no-cache, no-transform" });
  response.flushHeaders();
  const isSlow = (): boolean => response.writableLength > MAXIMUM_WAITING_BYTES;
  const send = (event: string, data: unknown): void => {
    if (response.writableEnded) return;
    // Ending it would wait for a page that does not read.
    if (isSlow()) response.destroy();
    else response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };

  const socket = io(`${gatewayUrl}/ops`, {
    auth: (give) => give({ token }),
    transports: ["websocket"],
    forceNew: true,
  });
  const positions = new Map<string, RiderPosition>();
  socket.on("connect", () => {
    socket.emit("watch", {});
    send("gateway", true);
  });
  socket.on("disconnect", (reason) => {
    send("gateway", false);
    // The gateway no longer wants this token: the page asks again, and its session is looked at anew.
    if (reason === "io server disconnect") response.end();
  });
  let retry: ReturnType<typeof setTimeout> | undefined;
  socket.on("connect_error", () => {
    // A connection that was refused, unlike one that was lost, is not tried again by itself.
    if (!socket.active) retry = setTimeout(() => socket.connect(), GATEWAY_RETRY_MS);
  });
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
    // Read only: a request that held on to its session and saved it would bring a session back that was ended.
    request.sessionStore.get(request.sessionID, (error: unknown, session) => {
      if (response.writableEnded) return;
      token = session?.operator?.token ?? token;
      if (!error && !mayWatch(session)) response.end();
      else response.write(": still here\n\n");
    });
  }, HEARTBEAT_MS);
  response.once("close", () => {
    clearInterval(flush);
    clearInterval(heartbeat);
    clearTimeout(retry);
    socket.close();
  });
}
