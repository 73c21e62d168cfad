/** Answers that depend on the moment: who is logged in, who was faster, how much was asked before. */
const OF_THE_MOMENT = new Set([401, 403, 408, 409, 423, 425, 429]);

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

/**
 * What is kept of an answer, or null when the request may run again under its key: after a failure of ours (5xx), and
 * after a refusal that a later moment may lift. A body longer than `max_bytes`, one that is secret and one that is not
 * text are left out.
 */
export function judgeAnswer(
  { status, content_type, body }: GivenAnswer,
  { is_secret, max_bytes }: { is_secret: boolean; max_bytes: number },
): KeptAnswer | null {
  if (status >= 500 || OF_THE_MOMENT.has(status)) {
    return null;
  }
  const isText = body?.length === 0 || /^(application\/json|text\/)/.test(content_type ?? "");
  const isKept = body !== null && isText && body.length <= max_bytes && (!is_secret || status >= 400);
  return { status, content_type, body: isKept ? body.toString("utf8") : null };
}
