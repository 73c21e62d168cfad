import { io, type Socket } from "socket.io-client";
import { CommandError } from "../frame/errors.js";

export type Acknowledgement = { ok: true } | { error: { code: string; message: string } };

const CONNECT_TIMEOUT_MS = 10_000;
const ACK_TIMEOUT_MS = 10_000;

/** One connection to a namespace of the gateway; reconnects by itself, so that a short outage loses hints only. */
export class GatewaySocket {
  private readonly socket: Socket;

  private constructor(socket: Socket) {
    this.socket = socket;
  }

  /** Connects, or throws with the gateway's reason. */
  static open(gatewayUrl: string, namespace: string, token: string): Promise<GatewaySocket> {
    const socket = io(`${gatewayUrl}${namespace}`, {
      auth: { token },
      transports: ["websocket"],
      forceNew: true,
      timeout: CONNECT_TIMEOUT_MS,
    });
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => fail("no answer in time"), CONNECT_TIMEOUT_MS);
      const fail = (reason: string): void => {
        clearTimeout(timer);
        socket.close();
        const message = `The gateway at ${gatewayUrl} did not let ${namespace} connect: ${reason}.`;
        reject(new CommandError("gateway_unreachable", message));
      };
      socket.once("connect_error", (error) => fail(error.message));
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
    try {
      return (await this.socket.timeout(ACK_TIMEOUT_MS).emitWithAck(event, payload)) as Acknowledgement;
    } catch {
      return { error: { code: "no_acknowledgement", message: `The gateway did not acknowledge ${event} in time.` } };
    }
  }

  close(): void {
    this.socket.close();
  }
}
