import { connect, type Socket } from "node:net";

/** A client that says exactly what Socket.IO's own client says, with as little work as can be: 10,000 fit in a process. */
export interface WireClientOptions {
  port: number;
  namespace: string;
  /** Sent with the connection to the namespace. */
  auth: Record<string, string>;
  /** Told of every packet after the connection stands: `43/rider,7[{"ok":true}]`, `42/customer,["...",{...}]`. */
  onPacket: (packet: string) => void;
}

const TEXT = 0x81;
const MASKED = 0x80;
/** Clients must mask what they send; this key leaves it as it is (RFC 6455, 5.3). */
const NO_MASK = 4;

/** One websocket with one namespace of Socket.IO. Ends the process when the server ends it: such a run says nothing. */
export class WireClient {
  private rest: Buffer | null = null;
  private upgraded = false;
  private closed = false;
  private onConnected: () => void = () => undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly options: WireClientOptions,
  ) {
    socket.setNoDelay(true);
    socket.on("data", (data) => this.read(data));
    socket.on("error", (error) => this.fail(error.message));
    socket.on("close", () => this.fail("closed"));
  }

  /** Connects and enters the namespace. */
  static async open(options: WireClientOptions): Promise<WireClient> {
    const client = new WireClient(connect(options.port, "127.0.0.1"), options);
    client.socket.write(
      "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n" +
        "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
    );
    await new Promise<void>((resolve) => (client.onConnected = resolve));
    return client;
  }

  /** Sends one Engine.IO message. */
  send(text: string): void {
    const length = Buffer.byteLength(text);
    const header = length > 125 ? 4 : 2;
    const frame = Buffer.alloc(header + NO_MASK + length);
    frame[0] = TEXT;
    if (header === 2) {
      frame[1] = MASKED | length;
    } else {
      frame[1] = MASKED | 126;
      frame.writeUInt16BE(length, 2);
    }
    frame.write(text, header + NO_MASK);
    this.socket.write(frame);
  }

  close(): void {
    this.closed = true;
    this.socket.destroy();
  }

  private fail(reason: string): void {
    if (!this.closed) {
      throw new Error(`A connection to ${this.options.namespace} was lost: ${reason}.`);
    }
  }

  private read(data: Buffer): void {
    let buffer = this.rest ? Buffer.concat([this.rest, data]) : data;
    this.rest = null;
    if (!this.upgraded) {
      const end = buffer.indexOf("\r\n\r\n");
      if (end < 0) {
        this.rest = buffer;
        return;
      }
      this.upgraded = true;
      buffer = buffer.subarray(end + 4);
    }
    let offset = 0;
    while (offset + 2 <= buffer.length) {
      const short = (buffer[offset + 1] ?? 0) & 0x7f;
      const header = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (offset + header > buffer.length) {
        break;
      }
      const length =
        short < 126 ? short : short === 126 ? buffer.readUInt16BE(offset + 2) : buffer.readUInt32BE(offset + 6);
      if (offset + header + length > buffer.length) {
        break;
      }
      if (buffer[offset] === TEXT) {
        this.take(buffer.toString("latin1", offset + header, offset + header + length));
      }
      offset += header + length;
    }
    this.rest = offset < buffer.length ? buffer.subarray(offset) : null;
  }

  private take(packet: string): void {
    const { namespace, auth } = this.options;
    if (packet.startsWith("0{")) {
      this.send(`40${namespace},${JSON.stringify(auth)}`);
    } else if (packet === "2") {
      this.send("3");
    } else if (packet.startsWith(`40${namespace},`)) {
      this.onConnected();
    } else if (packet.startsWith("44")) {
      throw new Error(`${namespace} refused a connection: ${packet}`);
    } else {
      this.options.onPacket(packet);
    }
  }
}
