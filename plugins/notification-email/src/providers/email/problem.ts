/** What a mail server says for good begins with this: 550 there is no such person, 552 the mailbox is full. */
const REFUSALS_BEGIN_AT = 550;
const REFUSALS_END_BEFORE = 560;

interface SmtpProblem {
  code?: unknown;
  responseCode?: unknown;
}

/**
 * A failure in a sentence without the address, which mail servers like to repeat. It says "refused the message" when the
 * server will not take this mail tomorrow either.
 */
export function sentenceOf(problem: unknown): string {
  const { code, responseCode } = problem as SmtpProblem;
  if (typeof responseCode === "number") {
    const isFinal = responseCode >= REFUSALS_BEGIN_AT && responseCode < REFUSALS_END_BEFORE;
    return isFinal
      ? `The mail server refused the message with ${responseCode}.`
      : `The mail server did not take the message: it answered ${responseCode}.`;
  }
  return `The mail server did not take the message: ${typeof code === "string" ? code : "it could not be reached"}.`;
}
