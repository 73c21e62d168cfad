import { quickdash, succeed } from "../support/cli.js";
import { offersOf, stockedStore } from "../support/shelves.js";

const STORE = "CLI-COUNTED";
let skus: string[];

beforeAll(async () => {
  skus = await stockedStore(STORE, "-10,63");
});

describe("inventory count", () => {
  it("shows what differs in a dry run and changes nothing", async () => {
    const sku = skus[2]!;
    const args = ["inventory", "count", "--store", STORE, "--line", `${sku}=8`, "--dry-run"];
    const { code, stdout } = await quickdash(args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/10\s+8\s+-2/);
    expect(stdout).toContain("1 differ, 0 agree with the books. Nothing was changed (dry run).");
    expect((await offersOf(STORE, sku))[0]).toMatchObject({ on_hand: 10 });
  });

  it("puts the books right, and leaves no count open when a SKU is unknown", async () => {
    const sku = skus[2]!;
    const result = await succeed("inventory", "count", "--store", STORE, "--line", `${sku}=8`, "--note", "cli");
    expect(result).toMatchObject({ status: "completed", difference_count: 1, lines: [{ expected: 10, counted: 8 }] });
    expect((await offersOf(STORE, sku))[0]).toMatchObject({ on_hand: 8 });
    const run = await quickdash(["inventory", "count", "--store", STORE, "--line", "CLI-NOBODY=8", "--json"]);
    expect(run.code).toBe(1);
    expect(await succeed("inventory", "count", "--store", STORE, "--line", `${sku}=8`)).toMatchObject({
      difference_count: 0,
    });
  });
});
