import { quickdash } from "../support/cli.js";

describe("usage", () => {
  it("shows every topic when called without anything", async () => {
    const { code, stdout } = await quickdash([]);
    expect(code).toBe(0);
    for (const topic of [
      "stores",
      "catalog",
      "inventory",
      "riders",
      "staff",
      "orders",
      "simulate",
      "doctor",
      "login",
    ]) {
      expect(stdout).toContain(topic);
    }
  });

  it("shows examples with each verb", async () => {
    const { code, stdout } = await quickdash(["inventory", "import", "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("quickdash inventory import stock.csv --store BLR-IND --dry-run");
  });

  it.each([
    [["stors", "list"], "Did you mean stores?"],
    [["stores", "lst"], "Did you mean list?"],
    [["stores", "show"], "missing required argument 'code'. See `quickdash stores show --help`."],
    [["inventory", "list"], "--store is needed"],
    [["list", "stores"], "Did you mean stores list?"],
    [["stores", "list", "--stat", "open"], "Did you mean --status?"],
    [["stores", "list", "--status", "opne"], "--status must be open, paused or closed"],
    [["completion", "csh"], "shell must be bash, zsh or fish"],
    [["simulate", "--orders", "many"], "--orders must be a whole number"],
    [["simulate", "--orders", "0"], "--orders must be at least 1"],
    [["stores", "list", "--colour"], "unknown option '--colour'"],
  ])("ends %j with 2 and says what to type", async (args, sentence) => {
    const { code, stdout, stderr } = await quickdash(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
  });

  it("answers wrong usage with the error shape of --json", async () => {
    const { code, stdout, stderr } = await quickdash(["stors", "list", "--json"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(JSON.parse(stderr)).toEqual({
      error: { code: "usage", message: "unknown command 'stors' (Did you mean stores?)" },
    });
  });
});
