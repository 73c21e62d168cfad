import { quickdash, succeed, temporaryFile } from "../support/cli.js";
import { stockedStore } from "../support/shelves.js";

const STORE = "CLI-SHELF";
let skus: string[];

beforeAll(async () => {
  skus = await stockedStore(STORE, "-11,63");
  await succeed("inventory", "import", temporaryFile("s.csv", `sku,on_hand\n${skus[0]},0\n`), "--store", STORE);
});

describe("inventory list", () => {
  it("finds offers by title and SKU", async () => {
    const { offers } = await succeed("inventory", "list", "--store", STORE, "--query", skus[1]!);
    expect(offers).toMatchObject([{ sku: skus[1], on_hand: 10 }]);
    expect((await quickdash(["inventory", "list", "--store", STORE])).stdout).toContain(skus[1]!);
  });

  it("lists what is low, as low-stock does", async () => {
    const low = await succeed("inventory", "list", "--store", STORE, "--low");
    expect(low.offers.map(({ sku }: { sku: string }) => sku)).toContain(skus[0]);
    expect(low).toEqual(await succeed("inventory", "low-stock", "--store", STORE));
  });

  it("refuses a store that there is not", async () => {
    const { code, stderr } = await quickdash(["inventory", "list", "--store", "CLI-NOWHERE"]);
    expect(code).toBe(1);
    expect(stderr).toContain("There is no dark store CLI-NOWHERE.");
  });
});
