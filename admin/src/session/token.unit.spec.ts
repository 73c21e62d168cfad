import { expiryOf, refreshDueOf } from "./token.js";

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

describe("refreshDueOf", () => {
  it("is half way between the beginning and the end of a token", () => {
    expect(refreshDueOf(tokenWith({ iat: 1_000, exp: 3_000 }))).toBe(2_000_000);
  });

  it("is the end of a token that does not say when it began", () => {
    expect(refreshDueOf(tokenWith({ exp: 3_000 }))).toBe(3_000_000);
  });
});
