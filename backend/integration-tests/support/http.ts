import { platform } from "./platform";

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are checked by the tests themselves. */
export type Json = any;

export interface Answer {
  status: number;
  body: Json;
  headers: Headers;
}

export interface CallOptions {
  token?: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** Which backend to call; by default the platform's own. */
  at?: string;
}

const CALL_TIMEOUT_MS = 30_000;

/** One call to the backend; never throws for a refusal, so that tests can look at it. */
export async function call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
  const response = await fetch(`${options.at ?? platform().backend_url}${path}`, {
    method,
    signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    headers: {
      ...(options.body === undefined ? {} : { "content-type": "application/json" }),
      ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
      ...(path.startsWith("/store") ? { "x-publishable-api-key": platform().publishable_key } : {}),
      ...options.headers,
    },
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
  });
  const text = await response.text();
  return { status: response.status, body: parse(text), headers: response.headers };
}

/** Like `call`, but a refusal fails the test at once, with what the server said. */
export async function ok(method: string, path: string, options: CallOptions = {}): Promise<Json> {
  const answer = await call(method, path, options);
  if (answer.status >= 300) {
    throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
