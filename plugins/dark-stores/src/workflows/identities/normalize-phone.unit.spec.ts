import { normalizePhone } from "./normalize-phone";

describe("normalizePhone", () => {
  it.each(["9876543210", "098765 43210", "+91 98765-43210", "0091 98765 43210", "(+91) 9876543210"])(
    "writes %s as E.164",
    (raw) => {
      expect(normalizePhone(raw)).toBe("+919876543210");
    },
  );

  it("keeps the country of a number that names it", () => {
    expect(normalizePhone("+44 7400 123456")).toBe("+447400123456");
  });

  it.each(["", "12345", "abc", "+91 123", "99999999999999999999"])("refuses %p", (raw) => {
    expect(() => normalizePhone(raw)).toThrow(expect.objectContaining({ code: "invalid_phone" }));
  });
});
