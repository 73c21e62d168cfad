import { io, type Socket } from "socket.io-client";
import { CommandError } from "../frame/errors.js";

export type Acknowledgement = { ok: true } | { error: { code: string; message: string } };

const CONNECT_TIMEOUT_MS = 10_000;
/** A gateway that restarts is back within this time. */
const OPEN_WITHIN_MS = 30_000;
const ACK_TIMEOUT_MS = 5_000;

/** What `send` answers when the message did not reach the gateway, or its answer did not reach us. */
export const NOT_HEARD = {
  error: { code: "not_heard", message: "The gateway did not acknowledge the message." },
} as const satisfies Acknowledgement;

/** One connection to a namespace of the gateway; reconnects by itself, so that a short outage loses hints only. */
export class GatewaySocket {
  private readonly socket: Socket;

  private constructor(socket: Socket) {
    this.socket = socket;
  }

  /** Connects, waiting for a gateway that is starting; throws with the gateway's reason when it refuses. */
  static open(gatewayUrl: string, namespace: string, token: string): Promise<GatewaySocket> {
    const socket = io(`${gatewayUrl}${namespace}`, {
      auth: { token },
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

  /** Runs after every reconnect, when rooms must be joined again. */
  onReconnect(listener: () => void): void {
    this.socket.on("connect", listener);
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
    this.socket.close();
  }
}
