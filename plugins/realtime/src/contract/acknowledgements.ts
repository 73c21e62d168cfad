import { z } from "zod";

/** Every message with an acknowledgement is answered with one of these. */
export const acknowledgementSchema = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ error: z.object({ code: z.string(), message: z.string() }) }),
]);
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;

/** Codes the gateway itself refuses messages with; handlers add their own. */
export const MESSAGE_REFUSAL_CODES = [
  "unknown_message",
  "invalid_message",
  "message_too_large",
  "rate_limited",
  "unavailable",
  "internal_error",
] as const;

/** Codes in `error.data.code` of a refused connection; `not_allowed`: a good login of an account that is not active. */
export const CONNECTION_REFUSAL_CODES = [
  "invalid_token",
  "token_expired",
  "wrong_actor",
  "not_allowed",
  "unavailable",
] as const;
export type ConnectionRefusalCode = (typeof CONNECTION_REFUSAL_CODES)[number];

/** Largest message a client may send, in bytes of its JSON. */
export const MAX_MESSAGE_BYTES = 4 * 1024;

/** Largest `location` message with the positions of a phone that was offline: 200 of them with all their fields. */
export const MAX_BATCH_BYTES = 40 * 1024;
