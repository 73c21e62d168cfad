/** A message as it goes over the wire, made once for everyone who gets it. */
export interface Frame {
  /** The Socket.IO packet. */
  packet: string;
  /** What Engine.IO's websocket transport sends as it is: header and payload in one piece, so one write. */
  options: { compress: false; wsPreEncodedFrame: [Buffer] };
}

const FIN_TEXT = 0x81;
const LONGEST_SHORT = 125;
const LONGEST_MEDIUM = 65_535;

/** Frames an event whose message is JSON already, as the encoders of Socket.IO, Engine.IO and ws would (RFC 6455, 5.2). */
export function frameEvent(namespace: string, event: string, message_json: string): Frame {
  const packet = `2${namespace},["${event}",${message_json}]`;
  return { packet, options: { compress: false, wsPreEncodedFrame: [textFrame(`4${packet}`)] } };
}

/** A text message as one unmasked websocket frame. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  if (length > LONGEST_MEDIUM) {
    throw new Error("a message to a client is never longer than 65,535 bytes");
  }
  const header = length > LONGEST_SHORT ? 4 : 2;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = FIN_TEXT;
  if (header === 2) {
    frame[1] = length;
  } else {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  }
  frame.write(text, header);
  return frame;
}
