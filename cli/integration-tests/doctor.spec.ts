import { quickdash } from "./support/cli.js";

const NOWHERE = { QUICKDASH_URL: "http://localhost:9", QUICKDASH_API_KEY: "sk_test" };

describe("doctor", () => {
  it("finds a running platform in order", async () => {
    const { code, json } = await quickdash(["doctor", "--json"]);
    expect({ code, ok: json.ok }).toEqual({ code: 0, ok: true });
    expect(json.checks.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(["node", "disk", "backend", "gateway", "login"]),
    );
  });

  it("says what is wrong and ends with 1 when the server is down", async () => {
    const { code, stdout } = await quickdash(["doctor"], NOWHERE);
    expect(code).toBe(1);
    expect(stdout).toMatch(/FAILED\s+backend .*does not answer/);
  });
});
