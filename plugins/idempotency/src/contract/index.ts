import { z } from "zod";

/** The header of a request that is to be carried out once, however often it is sent. */
export const IDEMPOTENCY_KEY_HEADER = "idempotency-key";

/** The header of an answer that was given before. */
export const IDEMPOTENCY_REPLAYED_HEADER = "Idempotency-Replayed";

/** A key: 1 to 255 printable ASCII characters. It should be random, a UUID for example. */
export const idempotencyKeySchema = z.string().regex(/^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/);

/** Codes of the refusals that concern the key and not the request. */
export const IDEMPOTENCY_REFUSALS = [
  "idempotency_key_invalid",
  "idempotency_key_reused",
  "idempotency_key_in_use",
  "idempotency_answer_not_kept",
] as const;
export type IdempotencyRefusalCode = (typeof IDEMPOTENCY_REFUSALS)[number];
