import { currentOperatorSchema, type CurrentOperator } from "@quickdash/operators/contract";
import { z } from "zod";

const TIMEOUT_MS = 10_000;

const refusalSchema = z.object({ message: z.string(), code: z.string().optional(), type: z.string().optional() });
const uploadSchema = z.object({ files: z.tuple([z.object({ url: z.string() })]) });
const tokenSchema = z.object({ token: z.string() });

/** Who is logged in, their role and what it may do. */
export type BackendUser = CurrentOperator["operator"];

/** What the backend said no to: `status` is its HTTP status, `code` its stable code, `message` its sentence. */
export class BackendRefusal extends Error {
  override readonly name = "BackendRefusal";

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The backend did not answer in time, or not with anything we understand. */
export class BackendUnavailable extends Error {
  override readonly name = "BackendUnavailable";
}

/** Medusa's HTTP API as the panel uses it: logging an operator in and acting in the operator's name. */
export class BackendApi {
  constructor(private readonly baseUrl: string) {}

  /** Exchanges email and password for a JWT. Throws BackendRefusal (401) when they are wrong. */
  async logIn(email: string, password: string): Promise<string> {
    const answer = await this.send("POST", "/auth/user/emailpass", { body: { email, password } });
    const parsed = tokenSchema.safeParse(answer);
    if (!parsed.success) {
      throw new BackendRefusal(401, "unauthorized", "This account cannot log in with a password.");
    }
    return parsed.data.token;
  }

  /** The operator behind a JWT. Throws BackendRefusal (401, 404) when it expired or the account is gone. */
  async retrieveMe(token: string): Promise<BackendUser> {
    const answer = await this.send("GET", "/admin/operators/me", { token });
    return currentOperatorSchema.parse(answer).operator;
  }

  /** A new JWT in place of one that still holds. Throws BackendRefusal (401) when it does not. */
  async refreshToken(token: string): Promise<string> {
    const answer = await this.send("POST", "/auth/token/refresh", { token, body: {} });
    return tokenSchema.parse(answer).token;
  }

  /** Changes something through the Admin API as the operator. Throws BackendRefusal with the API's own sentence. */
  async post(token: string, path: string, body: Record<string, unknown>): Promise<unknown> {
    return this.send("POST", path, { token, body });
  }

  /**
   * Sends a request of a page on as it is and answers as the backend does, refusals included. Throws BackendUnavailable
   * when there is no answer; the caller's signal ends it.
   */
  async forward(
    token: string,
    call: { method: string; address: string; type?: string; body?: ReadableStream; signal: AbortSignal },
  ): Promise<Response> {
    try {
      return await fetch(new URL(call.address, this.baseUrl), {
        method: call.method,
        headers: {
          accept: "*/*",
          authorization: `Bearer ${token}`,
          ...(call.type && { "content-type": call.type }),
        },
        ...(call.body && { body: call.body, duplex: "half" as const }),
        redirect: "error",
        signal: call.signal,
      });
    } catch (error) {
      throw new BackendUnavailable("The backend does not answer. Try again in a moment.", { cause: error });
    }
  }

  /** Uploads one file; answers its address. Throws BackendRefusal and BackendUnavailable. */
  async uploadFile(token: string, file: { name: string; type: string; bytes: Buffer }): Promise<string> {
    const form = new FormData();
    form.set("files", new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
    const answer = await this.send("POST", "/admin/uploads", { token, form });
    const parsed = uploadSchema.parse(answer);
    return parsed.files[0].url;
  }

  /** True when the backend says it can serve requests. */
  async isReady(timeout_ms = 2_000): Promise<boolean> {
    return answersOk(new URL("/health", this.baseUrl), timeout_ms);
  }

  private async send(
    method: "GET" | "POST",
    path: string,
    { token, body, form }: { token?: string; body?: Record<string, unknown>; form?: FormData },
  ): Promise<unknown> {
    let response: Response;
    try {
      response = await fetch(new URL(path, this.baseUrl), {
        method,
        headers: {
          accept: "application/json",
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body && { "content-type": "application/json" }),
        },
        ...(body && { body: JSON.stringify(body) }),
        ...(form && { body: form }),
        redirect: "error",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      throw new BackendUnavailable("The backend does not answer. Try again in a moment.", { cause: error });
    }
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) {
      return answer;
    }
    if (response.status >= 500) {
      throw new BackendUnavailable(`The backend failed (${response.status}). Try again in a moment.`);
    }
    const refusal = refusalSchema.safeParse(answer);
    throw new BackendRefusal(
      response.status,
      refusal.data?.code ?? refusal.data?.type ?? String(response.status),
      refusal.data?.message ?? "The backend refused this without a reason.",
    );
  }
}

/** True when a GET of the address answers with a 2xx within the time given. */
export async function answersOk(address: URL, timeout_ms: number): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(timeout_ms) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
