import type { KeyObject } from "node:crypto";
import { type JwtPayload, TokenExpiredError, verify } from "jsonwebtoken";
import { z } from "zod";
import type { ConnectionRefusalCode } from "../contract";

/** Who a token says its bearer is. */
export interface Actor {
  id: string;
  type: string;
  expires_at_ms: number;
}

const ALGORITHMS = ["HS256" as const, "HS384" as const, "HS512" as const];

const claimsSchema = z.object({
  actor_id: z.string().min(1),
  actor_type: z.string(),
  exp: z.number(),
  mfa_enabled: z.boolean().nullish(),
  mfa_challenge_completed_at: z.string().nullish(),
});

/** A connection that is refused; `data.code` tells the client why. */
export class ConnectionRefused extends Error {
  readonly data: { code: ConnectionRefusalCode; message: string };

  constructor(code: ConnectionRefusalCode, message: string) {
    super(message);
    this.data = { code, message };
  }
}

/**
 * Verifies a token of the backend and that its bearer is of the given type. Throws `ConnectionRefused`. The secret is a
 * key, not a string: of a string the library first tries to make a public key, which takes thirty times as long.
 */
export function readToken(token: unknown, secret: KeyObject, actorType: string): Actor {
  if (typeof token !== "string" || token === "") {
    throw new ConnectionRefused("invalid_token", "Connect with auth: {token}, the token you got at login.");
  }
  const claims = claimsSchema.safeParse(verified(token, secret));
  if (!claims.success) {
    throw new ConnectionRefused("invalid_token", "This token is not complete: log in again.");
  }
  const { actor_id, actor_type, exp, mfa_enabled, mfa_challenge_completed_at } = claims.data;
  if (mfa_enabled && !mfa_challenge_completed_at) {
    throw new ConnectionRefused("invalid_token", "This login still needs its second factor.");
  }
  if (actor_type !== actorType) {
    throw new ConnectionRefused("wrong_actor", "This token belongs to another kind of user.");
  }
  return { id: actor_id, type: actor_type, expires_at_ms: exp * 1000 };
}

function verified(token: string, secret: KeyObject): string | JwtPayload {
  try {
    return verify(token, secret, { algorithms: ALGORITHMS });
  } catch (error) {
    throw error instanceof TokenExpiredError
      ? new ConnectionRefused("token_expired", "This token has expired: log in again.")
      : new ConnectionRefused("invalid_token", "This token is not valid: log in again.");
  }
}
