/** Tries of a message before it is given up, and again after each time an operator has it retried. */
export const TRIES = 8;
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 10 * 60_000;

/**
 * How long to wait after the nth failed try, n from 1, in ms: 10 s, doubling up to 10 minutes, of which a random half is
 * left out so that messages that failed together are not sent together again. `random` is in [0, 1).
 */
export function pauseAfter(attempt: number, random: number): number {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
  return Math.round(pause * (1 - random / 2));
}

/** What a provider's sentence says when the message itself is at fault, so that sending it again cannot help. */
const REFUSED = /refused the message/;

/** Whether a try failed for a reason that will not go away by itself. */
export function isRefusedForGood(problem: string): boolean {
  return REFUSED.test(problem);
}
