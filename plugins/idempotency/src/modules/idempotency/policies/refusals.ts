import { Refusal } from "../refusal";
import { GUEST_KEY_LENGTH } from "./guest-key";

/** Most requests are done by then; a caller whose first one died asks a few times more. */
const RETRY_AFTER_SECONDS = 1;

export const keyInvalid = (): Refusal =>
  new Refusal(
    "invalid_data",
    "idempotency_key_invalid",
    "An Idempotency-Key has 1 to 255 printable ASCII characters. Send a UUID.",
  );

export const guestKeyTooShort = (): Refusal =>
  new Refusal(
    "invalid_data",
    "idempotency_key_invalid",
    `Guests share this address, so their Idempotency-Key has at least ${GUEST_KEY_LENGTH} characters. Send a UUID, or log in.`,
  );

export const keyReused = (): Refusal =>
  new Refusal(
    "unprocessable",
    "idempotency_key_reused",
    "This Idempotency-Key was sent with another request. Send a new key with a new request.",
  );

export const keyInUse = (): Refusal =>
  new Refusal(
    "conflict",
    "idempotency_key_in_use",
    "The request with this Idempotency-Key is still being worked on. Send it again in a moment.",
    { retry_after_seconds: RETRY_AFTER_SECONDS },
  );

export const answerNotKept = (): Refusal =>
  new Refusal(
    "conflict",
    "idempotency_answer_not_kept",
    "The request with this Idempotency-Key was carried out, but its answer was not kept. Read what it changed.",
  );
