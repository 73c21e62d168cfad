import { io, type Socket } from "socket.io-client";
import type { Json } from "./http";
import { platform } from "./platform";

const CONNECT_TIMEOUT_MS = 5_000;
const EVENT_TIMEOUT_MS = 10_000;

/** One open connection that remembers every message, so that none is missed between two lines of a test. */
export class TestSocket {
  private readonly received: { event: string; payload: Json }[] = [];
  private end: string | undefined;

  private constructor(private readonly socket: Socket) {
    socket.onAny((event: string, payload: Json) => this.received.push({ event, payload }));
    socket.once("disconnect", (reason) => (this.end = reason));
  }

  /** Connects to a namespace of the gateway; rejects with the server's reason when refused. */
  static open(namespace: "/rider" | "/customer" | "/staff" | "/ops", token: string): Promise<TestSocket> {
    const socket = io(`${platform().gateway_url}${namespace}`, {
      auth: { token },
      transports: ["websocket"],
      reconnection: false,
      forceNew: true,
      timeout: CONNECT_TIMEOUT_MS,
    });
    const opened = new TestSocket(socket);
    return new Promise((resolve, reject) => {
      socket.once("connect", () => resolve(opened));
      socket.once("connect_error", (error) => {
        socket.close();
        reject(error);
      });
    });
  }

  /** Sends a message and waits for its acknowledgement. */
  send(event: string, payload: unknown): Promise<Json> {
    return this.socket.timeout(EVENT_TIMEOUT_MS).emitWithAck(event, payload);
  }

  /** The first message of that name that fits, already received or still to come. */
  async next(event: string, fits: (payload: Json) => boolean = () => true): Promise<Json> {
    const deadline = Date.now() + EVENT_TIMEOUT_MS;
    for (;;) {
      const found = this.received.find((message) => message.event === event && fits(message.payload));
      if (found) {
        return found.payload;
      }
      if (Date.now() > deadline) {
        const seen = this.received.map((message) => message.event).join(", ") || "nothing";
        throw new Error(`No fitting ${event} within ${EVENT_TIMEOUT_MS} ms; received: ${seen}.`);
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** Resolves with the reason when the server ends the connection, or has ended it. */
  ended(): Promise<string> {
    if (this.end !== undefined) return Promise.resolve(this.end);
    return new Promise((resolve) => this.socket.once("disconnect", resolve));
  }

  /** All messages of that name so far. */
  all(event: string): Json[] {
    return this.received.filter((message) => message.event === event).map((message) => message.payload);
  }

  close(): void {
    this.socket.close();
  }
}
