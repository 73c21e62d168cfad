import { z } from "zod";

const claimsSchema = z.object({ exp: z.number() });

/** When a JWT ends, in milliseconds since 1970; 0 when it does not say. The backend verifies it, we only read. */
export function expiryOf(token: string): number {
  const [, payload = ""] = token.split(".");
  try {
    const claims = claimsSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
    return claims.exp * 1_000;
  } catch {
    return 0;
  }
}
