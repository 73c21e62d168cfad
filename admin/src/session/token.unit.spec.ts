import { expiryOf } from "./token.js";

const tokenWith = (claims: unknown): string =>
  ["e30", Buffer.from(JSON.stringify(claims)).toString("base64url"), "signature"].join(".");

describe("expiryOf", () => {
  it("reads the end of a token in milliseconds", () => {
    expect(expiryOf(tokenWith({ exp: 1_800_000_000 }))).toBe(1_800_000_000_000);
  });

  it.each([tokenWith({}), tokenWith({ exp: "soon" }), "", "a.b.c", "…"])("treats %p as ended", (token) => {
    expect(expiryOf(token)).toBe(0);
  });
});
