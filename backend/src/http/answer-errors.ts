import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { errorHandler as coreErrorHandler } from "@medusajs/framework/http";
import { isRefusal, statusOfRefusal, type RefusalLike } from "./refusals";

const answerCoreError = coreErrorHandler();

const MALFORMED_ADDRESS: RefusalLike = {
  name: "Refusal",
  type: "invalid_data",
  code: "malformed_address",
  message: "The address holds a % that does not begin an encoded character: encode it as %25.",
};

/**
 * Answers every error thrown by a route or middleware. Refusals of ours keep their type, code and details;
 * everything else goes through Medusa's own handler (a bug becomes a 500 without its inner message).
 */
export function answerErrors(
  error: unknown,
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> | void {
  const refusal = error instanceof URIError ? MALFORMED_ADDRESS : unwrap(error);
  if (!isRefusal(refusal)) {
    return answerCoreError(error, req, res, next);
  }
  const retryAfter = refusal.details?.retry_after_seconds;
  if (typeof retryAfter === "number") {
    res.setHeader("Retry-After", String(retryAfter));
  }
  res
    .status(statusOfRefusal(refusal.type))
    .json({ ...refusal.details, type: refusal.type, code: refusal.code, message: refusal.message });
}

/** A workflow that was retried hands its step's error over wrapped in `cause` or `error`. */
function unwrap(error: unknown): unknown {
  if (isRefusal(error) || typeof error !== "object" || error === null) {
    return error;
  }
  const { cause, error: inner } = error as { cause?: unknown; error?: unknown };
  return isRefusal(cause) ? cause : isRefusal(inner) ? inner : error;
}
