import type { IdempotencyRefusalCode } from "../../contract";

/** Something the caller caused and can act on; the HTTP layer turns `type` into a status. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly type: "invalid_data" | "conflict" | "unprocessable",
    readonly code: IdempotencyRefusalCode,
    message: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
  }
}
