import { readFileSync } from "node:fs";
import { quickdash, succeed, temporaryFile } from "../support/cli.js";
import { offersOf, stockedStore } from "../support/shelves.js";

const STORE = "CLI-EXPORT";

beforeAll(() => stockedStore(STORE, "-11,62"));

describe("inventory export", () => {
  it("writes a file that imports again without a change", async () => {
    const out = temporaryFile("out.csv", "");
    expect(await succeed("inventory", "export", "--store", STORE, "--out", out)).toMatchObject({ count: 4 });
    const before = await offersOf(STORE, "Cli Listing");
    const result = await succeed("inventory", "import", out, "--store", STORE);
    expect(result).toMatchObject({ row_count: 4, applied_count: 4, error_count: 0 });
    expect(await offersOf(STORE, "Cli Listing")).toEqual(before);
    expect(readFileSync(out, "utf8").split("\n")[0]).toContain("sku,");
  });

  it("goes to standard output when no file is named, and says so when it cannot write one", async () => {
    const { code, stdout } = await quickdash(["inventory", "export", "--store", STORE]);
    expect(code).toBe(0);
    expect(stdout.trim().split("\n")).toHaveLength(5);
    const nowhere = await quickdash(["inventory", "export", "--store", STORE, "--out", "/no/such/folder/x.csv"]);
    expect(nowhere.code).toBe(1);
    expect(nowhere.stderr).toContain("/no/such/folder/x.csv");
  });
});
