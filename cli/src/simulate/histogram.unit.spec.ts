import { histogram } from "./histogram.js";

describe("a histogram of times", () => {
  it("counts every time once, in bins of a round width", () => {
    expect(histogram([0, 59_999, 60_000, 130_000, 400_000])).toEqual([
      { label: "0 s", value: 2 },
      { label: "1 min", value: 1 },
      { label: "2 min", value: 1 },
      { label: "3 min", value: 0 },
      { label: "4 min", value: 0 },
      { label: "5 min", value: 0 },
      { label: "6 min", value: 1 },
    ]);
  });

  it.each([1, 4_999, 59_999, 3_600_000, 864_000_000])("has few bins for times up to %d ms", (longest) => {
    const bins = histogram([0, longest]);
    expect(bins.length).toBeLessThanOrEqual(12);
    expect(bins.reduce((sum, { value }) => sum + value, 0)).toBe(2);
  });

  it("is empty of nothing", () => {
    expect(histogram([])).toEqual([]);
  });
});
