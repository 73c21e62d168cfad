import { fitsInBytes } from "./payload-size";

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });

describe("the size of a message", () => {
  it("is that of its JSON in bytes", () => {
    for (const payload of ["x".repeat(98), "é".repeat(49), { a: "x".repeat(92) }, [..."x".repeat(24)], null, 1]) {
      const bytes = Buffer.byteLength(JSON.stringify(payload));
      expect(fitsInBytes(payload, bytes)).toBe(true);
      expect(bytes <= 20 || !fitsInBytes(payload, bytes - 1)).toBe(true);
    }
  });

  it("does not matter for what is missing", () => {
    expect(fitsInBytes(undefined, 100)).toBe(true);
  });

  it("is too much for binary, at the top and inside", () => {
    for (const payload of [Buffer.alloc(1), new ArrayBuffer(1), { photo: new Uint8Array(1) }, [[Buffer.alloc(1)]]]) {
      expect(fitsInBytes(payload, 1000)).toBe(false);
    }
  });

  it("is too much for what is nested deeper than any message of ours", () => {
    expect(fitsInBytes(nested(8), 10_000)).toBe(true);
    expect(fitsInBytes(nested(9), 10_000)).toBe(false);
    expect(fitsInBytes(JSON.parse(`${"[".repeat(8000)}${"]".repeat(8000)}`), 100_000)).toBe(false);
  });

  it("counts a key that shadows the prototype like any other", () => {
    expect(fitsInBytes(JSON.parse(`{"__proto__": "${"x".repeat(200)}"}`), 100)).toBe(false);
  });
});
