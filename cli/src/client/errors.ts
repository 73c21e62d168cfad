/** The server said no: its own sentence, code and request id, passed through unchanged. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: string;
  readonly type: string;
  readonly requestId: string | null;
  readonly details: Record<string, unknown>;
  /** What was asked: `POST /admin/riders`. */
  readonly call: string;

  constructor(status: number, body: unknown, call: string) {
    const { message, code, type, request_id, ...details } = isRecord(body) ? body : {};
    super(typeof message === "string" && message !== "" ? message : `${call} was answered with ${status}.`);
    this.status = status;
    this.call = call;
    this.code = typeof code === "string" ? code : `http_${status}`;
    this.type = typeof type === "string" ? type : "unknown";
    this.requestId = typeof request_id === "string" ? request_id : null;
    this.details = details;
  }
}

/** No answer: the server is down, too slow, or not what we think it is. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  readonly code: "unreachable" | "timeout" | "not_quickdash";

  constructor(code: "unreachable" | "timeout" | "not_quickdash", message: string) {
    super(message);
    this.code = code;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
