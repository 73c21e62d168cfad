import { readOptions } from "./options";

describe("readOptions", () => {
  it("fills in the limits and the country", () => {
    expect(readOptions(undefined, "production")).toMatchObject({
      defaultCountry: "IN",
      limits: { sends_per_number: { points: 10, duration_seconds: 600 } },
    });
  });

  it("refuses a fixed code in production and takes it elsewhere", () => {
    expect(() => readOptions({ fixedCode: "000000" }, "production")).toThrow(/fixedCode/);
    expect(readOptions({ fixedCode: "000000" }, "test").fixedCode).toBe("000000");
  });

  it("refuses a fixed code that is no code", () => {
    expect(() => readOptions({ fixedCode: "0" }, "test")).toThrow();
  });
});
