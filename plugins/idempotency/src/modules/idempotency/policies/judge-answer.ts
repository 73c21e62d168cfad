/** An answer as it went to the caller; `body` is null when it was written in pieces. */
export interface GivenAnswer {
  status: number;
  content_type: string | null;
  body: Buffer | null;
}

/** An answer as it is stored; `body` is null when the answer counts and its text may not or cannot be kept. */
export interface KeptAnswer {
  status: number;
  content_type: string | null;
  body: string | null;
}

/** How it is said that a body or a query is malformed: by our code or Medusa's first words. */
const MALFORMED = { code: "invalid_request", words: "Invalid request:" };

/**
 * What is kept of an answer, or null when the request may run again under its key. Final is what was done, and that the
 * request itself is malformed. Nothing was done by a refusal for the state of things (sold out, closed, not paid yet, not
 * logged in, somebody was faster), by a cart that was not completed, or by a failure of ours: a moment later each may
 * end otherwise. A body longer than `max_bytes`, one that is secret and one that is not text are left out.
 */
export function judgeAnswer(
  { status, content_type, body }: GivenAnswer,
  { is_secret, max_bytes }: { is_secret: boolean; max_bytes: number },
): KeptAnswer | null {
  if (status >= 400 ? !isMalformed(status, body) : isUncompletedCart(body)) {
    return null;
  }
  const isText = body?.length === 0 || /^(application\/json|text\/)/.test(content_type ?? "");
  const isKept = body !== null && isText && body.length <= max_bytes && (!is_secret || status >= 400);
  return { status, content_type, body: isKept ? body.toString("utf8") : null };
}

/** Medusa answers 200 with `{type: "cart", cart, error}` when a cart could not be completed. */
function isUncompletedCart(body: Buffer | null): boolean {
  const { type, error } = fieldsOf(body);
  return type === "cart" && error !== undefined;
}

function isMalformed(status: number, body: Buffer | null): boolean {
  const { code, message } = fieldsOf(body);
  return status === 400 && (code === MALFORMED.code || String(message).startsWith(MALFORMED.words));
}

function fieldsOf(body: Buffer | null): Record<string, unknown> {
  try {
    return Object(JSON.parse(body?.toString("utf8") ?? "{}")) as Record<string, unknown>;
  } catch {
    return {};
  }
}
