import { z } from "zod";
import type { FollowedOrder } from "../contract";

const TIMEOUT_MS = 3000;
/** Questions under way at once; more wait, so that a city that reconnects does not run the backend over. */
const MAX_AT_ONCE = 32;
/** Questions that wait at most; who comes later should try again. */
const MAX_WAITING = 10_000;
const accessSchema = z.object({ dark_store_ids: z.array(z.string()) });

/** What an account may hear: staff of these dark stores. */
export type Access = z.infer<typeof accessSchema>;

/** The backend could not be asked; the client should try again. */
export class BackendUnavailable extends Error {}

/** Asks the backend what the bearer of a token may see. The gateway has no database and decides nothing itself. */
export class BackendAccess {
  private underWay = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly backendUrl: string) {}

  /** Whether the order is the customer's own. Throws `BackendUnavailable`. */
  async mayTrack(token: string, orderId: string): Promise<boolean> {
    const response = await this.get(`/realtime/access/orders/${encodeURIComponent(orderId)}`, token);
    await response.body?.cancel();
    return response.ok;
  }

  /** What the customer of an order was told of it last; null when there is no such order of theirs. Throws `BackendUnavailable`. */
  async lastToldOf(token: string, orderId: string): Promise<FollowedOrder | null> {
    const response = await this.get(`/realtime/access/orders/${encodeURIComponent(orderId)}?last=true`, token);
    if (!response.ok) {
      await response.body?.cancel();
      return null;
    }
    return ((await bodyOf(response)) as { last?: FollowedOrder }).last ?? {};
  }

  /** What the account may hear now, or why it may not connect. Throws `BackendUnavailable`. */
  async accessOf(token: string): Promise<Access | "invalid_token" | "not_allowed"> {
    const response = await this.get("/realtime/access/me", token);
    if (!response.ok) {
      await response.body?.cancel();
      return response.status === 401 ? "invalid_token" : "not_allowed";
    }
    return accessSchema.parse(await bodyOf(response));
  }

  private async get(path: string, token: string): Promise<Response> {
    if (this.waiting.length >= MAX_WAITING) {
      throw new BackendUnavailable("Too many questions wait for the backend.");
    }
    if (this.underWay >= MAX_AT_ONCE) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.underWay += 1;
    }
    try {
      return await this.ask(path, token);
    } finally {
      const next = this.waiting.shift();
      if (next) {
        next();
      } else {
        this.underWay -= 1;
      }
    }
  }

  /** Answers of 5xx and 429 say nothing about access, so they are failures like a lost connection. */
  private async ask(path: string, token: string): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(`${this.backendUrl}${path}`, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        redirect: "error",
      });
    } catch (error) {
      throw new BackendUnavailable("The backend does not answer.", { cause: error });
    }
    if (response.status === 429 || response.status >= 500) {
      await response.body?.cancel();
      throw new BackendUnavailable(`The backend answered ${response.status}.`);
    }
    return response;
  }
}

/** The JSON of an answer; one that breaks off says no more than none. */
async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw new BackendUnavailable("The backend's answer broke off.", { cause: error });
  }
}
