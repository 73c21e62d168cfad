import type { Socket } from "socket.io";
import type { Frame } from "./frame";

type Connection = Socket["conn"];

/**
 * Sends messages of which only the newest of a kind counts. While a connection is busy one message per key is kept for
 * it and all are sent in one piece when it is free, so a client that reads slowly costs memory for the newest alone.
 */
export class NewestFirst {
  private readonly waiting = new WeakMap<Connection, Map<string, Frame>>();

  /** `onReplaced` is told when a message gave way to a newer one before it could be sent. */
  constructor(private readonly onReplaced: () => void) {}

  /** Sends now, or the newest of `key` as soon as the connection can take it. */
  send(connection: Connection, key: string, frame: Frame): void {
    const waiting = this.waiting.get(connection);
    if (waiting) {
      if (waiting.has(key)) {
        this.onReplaced();
      }
      waiting.set(key, frame);
      return;
    }
    if (connection.transport.writable) {
      connection.write(frame.packet, frame.options);
      return;
    }
    this.waiting.set(connection, new Map([[key, frame]]));
    connection.transport.once("ready", () => this.flush(connection));
  }

  private flush(connection: Connection): void {
    const frames = [...(this.waiting.get(connection)?.values() ?? [])];
    this.waiting.delete(connection);
    const { packet, options } = inOnePiece(frames);
    connection.write(packet, options);
  }
}

function inOnePiece(frames: Frame[]): Frame {
  return {
    packet: frames[0]?.packet ?? "",
    options: {
      compress: false,
      wsPreEncodedFrame: [Buffer.concat(frames.flatMap((frame) => frame.options.wsPreEncodedFrame))],
    },
  };
}
