import { equalSecrets, generateLoginCode, hashLoginCode, looksLikeLoginCode, newSalt } from "./login-code";

describe("login codes", () => {
  it("always have six digits, leading zeros included", () => {
    const codes = Array.from({ length: 2000 }, generateLoginCode);
    expect(codes.every(looksLikeLoginCode)).toBe(true);
    expect(codes.some((code) => code.startsWith("0"))).toBe(true);
    expect(new Set(codes).size).toBeGreaterThan(1900);
  });

  it("hash to the same text under the same salt and to another under another", async () => {
    const [salt, other] = [newSalt(), newSalt()];
    const hash = await hashLoginCode("123456", salt);
    expect(await hashLoginCode("123456", salt)).toBe(hash);
    expect(await hashLoginCode("123456", other)).not.toBe(hash);
    expect(await hashLoginCode("123457", salt)).not.toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(["12345", "1234567", "12345a", " 123456", "１２３４５６", ""])("do not look like %p", (text) => {
    expect(looksLikeLoginCode(text)).toBe(false);
  });

  it("are compared without failing on different lengths", () => {
    expect(equalSecrets("abc", "abc")).toBe(true);
    expect(equalSecrets("abc", "abd")).toBe(false);
    expect(equalSecrets("abc", "abcd")).toBe(false);
  });
});
