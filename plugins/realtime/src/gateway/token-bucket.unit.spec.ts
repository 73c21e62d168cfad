import { TokenBucket } from "./token-bucket";

const START_MS = 1_000_000;

describe("TokenBucket", () => {
  it("allows a burst up to its capacity and then refuses", () => {
    const bucket = new TokenBucket(3, 1, START_MS);
    expect([1, 2, 3, 4].map(() => bucket.take(START_MS))).toEqual([true, true, true, false]);
  });

  it("refills at its rate and never above its capacity", () => {
    const bucket = new TokenBucket(2, 10, START_MS);
    bucket.take(START_MS);
    bucket.take(START_MS);
    expect(bucket.take(START_MS + 50)).toBe(false);
    expect(bucket.take(START_MS + 100)).toBe(true);
    const later = START_MS + 60_000;
    expect([1, 2, 3].map(() => bucket.take(later))).toEqual([true, true, false]);
  });

  it("gives nothing back when the clock goes backwards", () => {
    const bucket = new TokenBucket(1, 1, START_MS);
    bucket.take(START_MS);
    expect(bucket.take(START_MS - 10_000)).toBe(false);
  });
});
