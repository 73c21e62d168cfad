import { parseAmount, parseCount, parsePercentage, parseYesNo, weightLabel } from "./amounts.js";

describe("amounts in files", () => {
  it.each([
    ["₹1,234.50", 1234.5],
    ["Rs. 20", 20],
    ["INR 20", 20],
    ["€ 3.75", 3.75],
    ["US$4", 4],
    ["AED 12", 12],
  ])("reads %s as people write it", (text, amount) => {
    expect(parseAmount(text)).toBe(amount);
  });

  it("divides paise without losing one", () => {
    expect(parseAmount("2105", 100)).toBe(21.05);
    expect(parseAmount("1999", 100)).toBe(19.99);
  });

  it("refuses what is not a price", () => {
    expect(["", "-5", "free", "Rs", "1e3", "1.2.3"].map((text) => parseAmount(text))).toEqual(Array(6).fill(null));
  });

  it("reads whole numbers of pieces only", () => {
    expect(parseCount("12")).toBe(12);
    expect(parseCount("12.0")).toBe(12);
    expect(["-1", "1.5", "many", ""].map(parseCount)).toEqual(Array(4).fill(null));
  });

  it("reads percentages from 0 to 100", () => {
    expect(["5", "12.5 %", "0%", "100"].map(parsePercentage)).toEqual([5, 12.5, 0, 100]);
    expect(["101", "-5", "five", "5,5", ""].map(parsePercentage)).toEqual(Array(5).fill(null));
  });

  it("reads yes and no", () => {
    expect(parseYesNo("TRUE")).toBe(true);
    expect(parseYesNo("no")).toBe(false);
    expect(parseYesNo("maybe")).toBeNull();
  });

  it("writes a weight the way a label does", () => {
    expect([58, 500, 1000, 1500].map(weightLabel)).toEqual(["58 g", "500 g", "1 kg", "1.5 kg"]);
  });
});
