/** Something the caller caused and can act on; the HTTP layer turns `type` into a status. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly type: "invalid_data" | "unauthorized" | "not_allowed" | "rate_limited",
    readonly code: string,
    message: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
  }
}
