import { z } from "zod";

const claimsSchema = z.object({ exp: z.number(), iat: z.number().optional() });
type Claims = z.infer<typeof claimsSchema>;

/** When a JWT ends, in milliseconds since 1970; 0 when it does not say. The backend verifies it, we only read. */
export function expiryOf(token: string): number {
  return (claimsOf(token)?.exp ?? 0) * 1_000;
}

/**
 * From when on a JWT is to be exchanged for a new one, in milliseconds since 1970: when half of its life is over. One
 * that does not say when it began is used up to its end.
 */
export function refreshDueOf(token: string): number {
  const { exp = 0, iat = exp } = claimsOf(token) ?? {};
  return ((iat + exp) / 2) * 1_000;
}

function claimsOf(token: string): Claims | null {
  const [, payload = ""] = token.split(".");
  try {
    return claimsSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}
