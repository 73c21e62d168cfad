import { SentLines } from "./sent-lines.js";

function linesOf(...lines: number[]): SentLines {
  const sent = new SentLines();
  lines.forEach((line) => sent.add(line));
  return sent;
}

describe("SentLines", () => {
  it("is the same line while none was left out", () => {
    expect([2, 3, 4].map((line) => linesOf(2, 3, 4).lineOf(line))).toEqual([2, 3, 4]);
  });

  it("counts the lines that were left out before", () => {
    const sent = linesOf(3, 4, 7, 8, 20);
    expect([2, 3, 4, 5, 6].map((line) => sent.lineOf(line))).toEqual([3, 4, 7, 8, 20]);
  });
});
