import { io, type Socket } from "socket.io-client";
import { CommandError } from "../frame/errors.js";
import type { Connection } from "./connection.js";

export type Acknowledgement = { ok: true } | { error: { code: string; message: string } };

const CONNECT_TIMEOUT_MS = 10_000;
/** A gateway that restarts is back within this time. */
const OPEN_WITHIN_MS = 30_000;
const ACK_TIMEOUT_MS = 5_000;
const CONNECT_AGAIN_AFTER_MS = 1_000;

/** What `send` answers when the message did not reach the gateway, or its answer did not reach us. */
export const NOT_HEARD = {
  error: { code: "not_heard", message: "The gateway did not acknowledge the message." },
} as const satisfies Acknowledgement;

/** Where the gateway is; when nobody has said, its own default port on the backend's machine. */
export function gatewayOf(connection: Connection): string {
  if (connection.gateway_url) return connection.gateway_url;
  const { protocol, hostname } = new URL(connection.backend_url);
  return `${protocol}//${hostname}:9200`;
}

/** A login that does not change, or a function that gives the one that holds now. */
export type TokenSource = string | (() => Promise<string>);

/** One connection to a namespace of the gateway; reconnects by itself, so that a short outage loses hints only. */
export class GatewaySocket {
  private readonly socket: Socket;
  private closed = false;

  private constructor(socket: Socket) {
    this.socket = socket;
  }

  /** Connects, waiting for a gateway that is starting; throws with the gateway's reason when it refuses. */
  static open(gatewayUrl: string, namespace: string, token: TokenSource): Promise<GatewaySocket> {
    const socket = io(`${gatewayUrl}${namespace}`, {
      auth: typeof token === "string" ? { token } : (answer) => void tellToken(token, answer),
      transports: ["websocket"],
      forceNew: true,
      timeout: CONNECT_TIMEOUT_MS,
    });
    return new Promise((resolve, reject) => {
      let lastReason = "no answer";
      const fail = (): void => {
        clearTimeout(timer);
        socket.close();
        const message = `The gateway at ${gatewayUrl} did not let ${namespace} connect: ${lastReason}.`;
        reject(new CommandError("gateway_unreachable", message));
      };
      const timer = setTimeout(fail, OPEN_WITHIN_MS);
      socket.on("connect_error", (error) => {
        lastReason = error.message;
        // Active means that it tries again by itself; a refusal by the gateway is final.
        if (!socket.active) {
          fail();
        }
      });
      socket.once("connect", () => {
        clearTimeout(timer);
        socket.removeAllListeners("connect_error");
        resolve(new GatewaySocket(socket));
      });
    });
  }

  on(event: string, listener: (payload: never) => void): void {
    this.socket.on(event, listener as (payload: unknown) => void);
  }

  /** Runs after every reconnect, when rooms must be joined again; `recovered` when nothing was missed. */
  onReconnect(listener: (recovered: boolean) => void): void {
    this.socket.on("connect", () => listener(this.socket.recovered));
  }

  /** Runs when the connection is lost. */
  onLost(listener: () => void): void {
    this.socket.on("disconnect", listener);
  }

  /** Connects again also where the gateway itself ended the connection, as it does when a login expires. */
  keepAlive(): void {
    const again = (): void => {
      if (!this.closed) setTimeout(() => !this.closed && this.socket.connect(), CONNECT_AGAIN_AFTER_MS);
    };
    this.socket.on("disconnect", (reason) => reason === "io server disconnect" && again());
    this.socket.on("connect_error", () => !this.socket.active && again());
  }

  /** Sends a message and waits for the gateway's acknowledgement. */
  async send(event: string, payload: unknown): Promise<Acknowledgement> {
    if (!this.socket.connected) {
      return NOT_HEARD;
    }
    try {
      return (await this.socket.timeout(ACK_TIMEOUT_MS).emitWithAck(event, payload)) as Acknowledgement;
    } catch {
      return NOT_HEARD;
    }
  }

  close(): void {
    this.closed = true;
    this.socket.close();
  }
}

/** Without a login the gateway refuses, and says so. */
async function tellToken(read: () => Promise<string>, answer: (auth: { token: string }) => void): Promise<void> {
  answer({ token: await read().catch(() => "") });
}
