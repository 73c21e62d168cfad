import { setTimeout as sleep } from "node:timers/promises";
import { CommandError } from "../frame/errors.js";
import { ApiError, ConnectionError } from "./errors.js";

export interface CallOptions {
  query?: Record<string, QueryValue>;
  body?: unknown;
  headers?: Record<string, string>;
  /** A body sent as it is, such as a CSV stream, with its content type. */
  stream?: { contentType: string; chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> };
  timeoutMs?: number;
  /** Not stopped by the client's signal: what it did must be known. */
  mustFinish?: boolean;
}

export type QueryValue = string | number | boolean | readonly string[] | undefined;

export interface HttpClientSettings {
  baseUrl: string;
  /** Headers of every call: who is asking. */
  headers?: () => Promise<Record<string, string>> | Record<string, string>;
  /** Stops all calls at once, for example when the user presses Ctrl-C or the time is up. */
  signal?: AbortSignal;
  /** For calls that set none of their own. */
  timeoutMs?: number;
  /** Called at a 401: when it resolves the call is repeated once with new headers, what it rejects with is thrown. */
  onUnauthorized?: () => Promise<void>;
}

const CALL_TIMEOUT_MS = 30_000;
/** A server that asks for more patience than this is treated as refusing. */
const MAX_RETRY_AFTER_MS = 60_000;
const MAX_RATE_LIMIT_RETRIES = 8;

/**
 * JSON over HTTP with a timeout on each call. Waits out a 429 as long as the server's Retry-After says, throws
 * `ApiError` with the server's sentence for any other refusal and `ConnectionError` when there is no answer.
 */
export class HttpClient {
  readonly baseUrl: string;
  private readonly settings: HttpClientSettings;

  constructor(settings: HttpClientSettings) {
    this.settings = settings;
    this.baseUrl = settings.baseUrl.replace(/\/+$/, "");
  }

  get<T>(path: string, query?: CallOptions["query"], options: CallOptions = {}): Promise<T> {
    return this.call<T>("GET", path, { ...options, query });
  }

  post<T>(path: string, body: unknown = {}, options: CallOptions = {}): Promise<T> {
    return this.call<T>("POST", path, { ...options, body });
  }

  /** Waits between two tries; throws at once what stopped the client's calls. */
  async pause(ms: number): Promise<void> {
    const { signal } = this.settings;
    await sleep(ms, undefined, { signal }).catch(() => undefined);
    signal?.throwIfAborted();
  }

  /** The authorization header that calls carry now; undefined for a client of nobody. */
  async authorization(): Promise<string | undefined> {
    return (await this.settings.headers?.())?.authorization;
  }

  /** One call, repeated only after a 429, or once after a 401 that could be mended. */
  async call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
    let mended = false;
    for (let attempt = 0; ; attempt += 1) {
      const response = await this.send(method, path, options);
      const body = await this.read(response, path);
      if (response.ok) {
        return body as T;
      }
      if (response.status === 401 && this.settings.onUnauthorized && !mended) {
        await this.settings.onUnauthorized();
        mended = true;
        // A stream has been read, at least in part: the caller has to begin it anew.
        if (!options.stream) {
          continue;
        }
      }
      const waitMs = retryAfterMs(response, body);
      if (response.status === 429 && !options.stream && attempt < MAX_RATE_LIMIT_RETRIES && waitMs !== null) {
        await this.pause(waitMs);
        continue;
      }
      throw new ApiError(response.status, body, `${method} ${path}`);
    }
  }

  private async send(method: string, path: string, options: CallOptions): Promise<Response> {
    const timeoutMs = options.timeoutMs ?? this.settings.timeoutMs ?? CALL_TIMEOUT_MS;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = options.mustFinish ? undefined : this.settings.signal;
    try {
      return await fetch(`${this.baseUrl}${path}${queryString(options.query)}`, {
        method,
        signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
        headers: { ...contentType(options), ...(await this.settings.headers?.()), ...options.headers },
        ...bodyOf(options),
      });
    } catch (error) {
      throw this.explain(error, timeoutMs);
    }
  }

  private async read(response: Response, path: string): Promise<unknown> {
    let text: string;
    try {
      text = await response.text();
    } catch (error) {
      throw this.explain(error, CALL_TIMEOUT_MS);
    }
    if (text === "") {
      return null;
    }
    try {
      return JSON.parse(text) as unknown;
    } catch {
      if (response.ok) {
        throw new ConnectionError(
          "not_quickdash",
          `${this.baseUrl}${path} did not answer with JSON. Is that the address of a QuickDash backend? See \`quickdash doctor\`.`,
        );
      }
      return text;
    }
  }

  private explain(error: unknown, timeoutMs: number): unknown {
    if (this.settings.signal?.aborted) {
      return this.settings.signal.reason;
    }
    if (error instanceof DOMException && error.name === "TimeoutError") {
      return new ConnectionError("timeout", `${this.baseUrl} did not answer within ${timeoutMs / 1000} s.`);
    }
    if (error instanceof TypeError && error.cause instanceof CommandError) {
      return error.cause; // the body that was being sent said so
    }
    if (error instanceof TypeError) {
      return new ConnectionError(
        "unreachable",
        `Cannot reach QuickDash at ${this.baseUrl} (${reasonOf(error)}). Is it running? Start it with \`npm start\`, or name another server with --url.`,
      );
    }
    return error;
  }
}

/** How long the server asks to wait: its header, else its body; null when that is too long. */
function retryAfterMs(response: Response, body: unknown): number | null {
  const inBody = (body as { retry_after_seconds?: unknown } | null)?.retry_after_seconds;
  const seconds = Number(response.headers.get("retry-after") ?? inBody ?? 1);
  const ms = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 1000;
  return ms <= MAX_RETRY_AFTER_MS ? ms : null;
}

function queryString(query: CallOptions["query"]): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (Array.isArray(value)) {
      value.forEach((item: string) => search.append(`${key}[]`, item));
    } else if (value !== undefined) {
      search.set(key, String(value));
    }
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

function contentType({ body, stream }: CallOptions): Record<string, string> {
  if (stream) {
    return { "content-type": stream.contentType };
  }
  return body === undefined ? {} : { "content-type": "application/json" };
}

function bodyOf({ body, stream }: CallOptions): RequestInit {
  if (stream) {
    // fetch streams a request body only in half-duplex mode.
    return { body: ReadableStream.from(stream.chunks), duplex: "half" };
  }
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

function reasonOf(error: TypeError): string {
  const cause = error.cause as { code?: string; message?: string } | undefined;
  return cause?.code ?? cause?.message ?? error.message;
}
