import type { OperatorRefusalCode } from "../../contract";

/** Something the caller caused and can act on; the HTTP layer turns `type` into a status. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly type: "invalid_data" | "unauthorized" | "not_allowed" | "not_found" | "conflict",
    readonly code: OperatorRefusalCode,
    message: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
  }
}
