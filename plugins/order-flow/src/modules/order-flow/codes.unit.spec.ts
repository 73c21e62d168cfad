import { newCode } from "./codes";

describe("codes", () => {
  it("have four digits, leading zeros included", () => {
    for (let n = 0; n < 2000; n += 1) expect(newCode()).toMatch(/^\d{4}$/);
  });

  it("differ", () => {
    expect(new Set(Array.from({ length: 200 }, newCode)).size).toBeGreaterThan(150);
  });
});
