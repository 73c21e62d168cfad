/** What kind of refusal it is; the HTTP layer maps each type to one status (400, 404, 403, 409, 401, 429). */
export type RefusalType = "invalid_data" | "not_found" | "not_allowed" | "conflict" | "unauthorized" | "rate_limited";

/**
 * Something the caller caused and can act on: a stable code, a sentence that says what to do, and details that are
 * part of the answer. Anything else that is thrown is a bug.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly type: RefusalType,
    readonly code: string,
    message: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
  }
}
