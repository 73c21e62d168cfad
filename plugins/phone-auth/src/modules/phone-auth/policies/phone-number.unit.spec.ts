import { maskPhone, normalizePhone } from "./phone-number";

describe("normalizePhone", () => {
  it.each([
    ["9812345678", "+919812345678"],
    ["098123 45678", "+919812345678"],
    ["+91 98123-45678", "+919812345678"],
    ["+91 (98123) 45678", "+919812345678"],
    ["+44 20 7946 0958", "+442079460958"],
  ])("reads %s as %s", (typed, expected) => {
    expect(normalizePhone(typed, "IN")).toBe(expected);
  });

  it("reads a national number in the default country", () => {
    expect(normalizePhone("020 7946 0958", "GB")).toBe("+442079460958");
  });

  it.each([
    "",
    "12",
    "abc",
    "+91 12345",
    "+99999999999999",
    "call 9812345678 now",
    "9812345678 ext. 5",
    "+91981234567890123",
  ])("refuses %p with invalid_phone", (typed) => {
    expect(() => normalizePhone(typed, "IN")).toThrow(
      expect.objectContaining({ name: "Refusal", type: "invalid_data", code: "invalid_phone" }),
    );
  });
});

describe("maskPhone", () => {
  it("shows the last four digits only", () => {
    expect(maskPhone("+919812345678")).toBe("*********5678");
  });
});
