import { quickdash, succeed } from "../support/cli.js";
import { stockedStore } from "../support/shelves.js";

const STORE = "CLI-MOVED";
let skus: string[];

beforeAll(async () => {
  skus = await stockedStore(STORE, "-10,64");
});

describe("inventory history", () => {
  it("shows every movement, newest first", async () => {
    const sku = skus[2]!;
    await succeed("inventory", "count", "--store", STORE, "--line", `${sku}=8`);
    const { stock_ledger, offer } = await succeed("inventory", "history", "--store", STORE, "--sku", sku);
    expect(offer).toMatchObject({ sku, on_hand: 8 });
    expect(stock_ledger[0]).toMatchObject({ reason: "count", quantity: -2, before: 10, after: 8 });
    const { stdout } = await quickdash(["inventory", "history", "--store", STORE, "--sku", sku, "--reason", "count"]);
    expect(stdout).toMatch(/count\s+-2\s+10\s+8/);
    const run = await quickdash(["inventory", "history", "--store", STORE, "--sku", "CLI-NOBODY"]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("does not offer CLI-NOBODY");
  });
});
