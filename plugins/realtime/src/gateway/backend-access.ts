import { z } from "zod";

const TIMEOUT_MS = 3000;
const storesSchema = z.object({ dark_store_ids: z.array(z.string()) });

/** The backend could not be asked; the client should try again. */
export class BackendUnavailable extends Error {}

/** Asks the backend what the bearer of a token may see. The gateway has no database and decides nothing itself. */
export class BackendAccess {
  constructor(private readonly backendUrl: string) {}

  /** Whether the order is the customer's own. Throws `BackendUnavailable`. */
  async mayTrack(token: string, orderId: string): Promise<boolean> {
    const response = await this.get(`/realtime/access/orders/${encodeURIComponent(orderId)}`, token);
    return response.ok;
  }

  /** The dark stores a member of staff works in now; null when the token is no longer good. Throws `BackendUnavailable`. */
  async storesOf(token: string): Promise<string[] | null> {
    const response = await this.get("/realtime/access/me", token);
    if (!response.ok) {
      return null;
    }
    return storesSchema.parse(await response.json()).dark_store_ids;
  }

  /** Answers of 5xx and 429 say nothing about access, so they are failures like a lost connection. */
  private async get(path: string, token: string): Promise<Response> {
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
