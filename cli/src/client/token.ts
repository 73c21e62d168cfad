/** When a token was made and when it ends, in milliseconds; null for what is no JWT with both. Nothing is verified. */
export function lifeOfToken(token: string): { from_ms: number; until_ms: number } | null {
  try {
    const payload = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")) as {
      iat?: unknown;
      exp?: unknown;
    };
    return typeof payload.iat === "number" && typeof payload.exp === "number"
      ? { from_ms: payload.iat * 1000, until_ms: payload.exp * 1000 }
      : null;
  } catch {
    return null;
  }
}

/** Whether more than half of a token's life is over, so that it is time for the next one. */
export function isAging(token: string, nowMs: number): boolean {
  const life = lifeOfToken(token);
  return life !== null && nowMs > (life.from_ms + life.until_ms) / 2;
}

/** Whether a token has ended by this computer's clock, which may be wrong. */
export function hasEnded(token: string, nowMs: number): boolean {
  const life = lifeOfToken(token);
  return life !== null && nowMs >= life.until_ms;
}
