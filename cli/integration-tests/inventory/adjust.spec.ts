import { quickdash, succeed } from "../support/cli.js";
import { offersOf, stockedStore } from "../support/shelves.js";

const STORE = "CLI-ADJUSTED";
let skus: string[];

beforeAll(async () => {
  skus = await stockedStore(STORE, "-10,65");
});

describe("inventory adjust", () => {
  it("adds and takes pieces, and refuses to go below nothing", async () => {
    const sku = skus[0]!;
    const adjust = ["inventory", "adjust", "--store", STORE, "--sku", sku];
    await succeed(...adjust, "--by", "-2", "--reason", "damaged");
    await succeed(...adjust, "--by", "5", "--reason", "found");
    expect(await offersOf(STORE, sku)).toMatchObject([{ on_hand: 13 }]);
    const { code, stdout, stderr } = await quickdash([...adjust, "--by", "-99", "--reason", "lost"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/\(request \S+\)\n$/);
    expect(await offersOf(STORE, sku)).toMatchObject([{ on_hand: 13 }]);
  });

  it("refuses nothing at all and half a piece with 2", async () => {
    for (const by of ["0", "1.5", "many"]) {
      const args = ["--store", STORE, "--sku", skus[0]!, `--by=${by}`, "--reason", "x"];
      expect((await quickdash(["inventory", "adjust", ...args])).code).toBe(2);
    }
  });
});
