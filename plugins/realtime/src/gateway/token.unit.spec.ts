import { createSecretKey } from "node:crypto";
import { sign } from "jsonwebtoken";
import type { ConnectionRefused } from "./token";
import { readToken } from "./token";

const SECRET = "the-secret-of-this-test";
const claims = { actor_id: "rider_1", actor_type: "rider" };
const codeOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    return (error as ConnectionRefused).data.code;
  }
  return "accepted";
};

describe("readToken", () => {
  it("knows the bearer and when the token ends", () => {
    const actor = readToken(sign(claims, SECRET, { expiresIn: 60 }), createSecretKey(SECRET, "utf8"), "rider");
    expect(actor).toMatchObject({ id: "rider_1", type: "rider" });
    expect(actor.expires_at_ms - Date.now()).toBeGreaterThan(50_000);
  });

  it.each([
    ["forged with another secret", sign(claims, "another", { expiresIn: 60 }), "invalid_token"],
    ["unsigned", sign(claims, "", { algorithm: "none", expiresIn: 60 }), "invalid_token"],
    ["expired", sign(claims, SECRET, { expiresIn: -1 }), "token_expired"],
    ["without an end", sign(claims, SECRET), "invalid_token"],
    ["of another kind of user", sign({ ...claims, actor_type: "customer" }, SECRET, { expiresIn: 60 }), "wrong_actor"],
    ["of somebody not registered", sign({ ...claims, actor_id: "" }, SECRET, { expiresIn: 60 }), "invalid_token"],
    [
      "still waiting for its second factor",
      sign({ ...claims, mfa_enabled: true }, SECRET, { expiresIn: 60 }),
      "invalid_token",
    ],
    ["not a token at all", "hello", "invalid_token"],
    ["missing", undefined, "invalid_token"],
    ["an object", { token: true }, "invalid_token"],
  ])("refuses a token that is %s", (_what, token, code) => {
    expect(codeOf(() => readToken(token, createSecretKey(SECRET, "utf8"), "rider"))).toBe(code);
  });
});
