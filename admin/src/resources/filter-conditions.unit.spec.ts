import { escapeLikePattern, isSerial, parseComparisons, UnusableFilter, withoutNul } from "./filter-conditions.js";

describe("parseComparisons", () => {
  it.each([
    ["10", [{ operator: "=", value: 10 }]],
    [">= 10.5", [{ operator: ">=", value: 10.5 }]],
    ["<-3", [{ operator: "<", value: -3 }]],
    [
      "10..20",
      [
        { operator: ">=", value: 10 },
        { operator: "<=", value: 20 },
      ],
    ],
  ])("reads %s", (text, expected) => {
    expect(parseComparisons(text)).toEqual(expected);
  });

  it.each(["", "abc", "10; DROP TABLE product", "1e9", ">", "10..", "10 20"])("refuses %p with a sentence", (text) => {
    expect(() => parseComparisons(text)).toThrow(UnusableFilter);
  });
});

describe("escapeLikePattern", () => {
  it("makes wildcards stand for themselves", () => {
    expect(escapeLikePattern("50%_off\\")).toBe("50\\%\\_off\\\\");
  });
});

describe("withoutNul", () => {
  it("drops the one character that PostgreSQL refuses in a text", () => {
    expect(withoutNul("a\0b")).toBe("ab");
  });
});

describe("isSerial", () => {
  it("accepts numbers that fit a counted id and nothing else", () => {
    expect(["1", "999999999999999999"].every(isSerial)).toBe(true);
    expect(["", "abc", "1.5", "-1", "9999999999999999999"].some(isSerial)).toBe(false);
  });
});
