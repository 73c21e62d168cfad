/** What an address said to one GET. */
export type Answer =
  { answered: true; ok: boolean; status: number; body: unknown; took_ms: number } | { answered: false };

const TIMEOUT_MS = 5_000;

/** Asks an address once, within five seconds unless stopped; JSON is read, other text is kept. */
export async function probe(address: string, signal: AbortSignal): Promise<Answer> {
  const startedAt = performance.now();
  try {
    const response = await fetch(address, { signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) });
    const text = await response.text();
    const took_ms = Math.round(performance.now() - startedAt);
    return { answered: true, ok: response.ok, status: response.status, body: parse(text), took_ms };
  } catch {
    return { answered: false };
  }
}

/** `/health` of each part of QuickDash says OK, or `{"status": "ok"}`; a stranger's page does not. */
export function isHealthOfOurs(answer: Answer): boolean {
  return (
    answer.answered &&
    answer.ok &&
    (answer.body === "OK" || (answer.body as { status?: unknown } | null)?.status === "ok")
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text.trim();
  }
}
