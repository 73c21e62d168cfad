import { quickdash, succeed, temporaryFile } from "../support/cli.js";
import { offersOf, stockedStore } from "../support/shelves.js";

const STORE = "CLI-DOCK";
let skus: string[];

beforeAll(async () => {
  skus = await stockedStore(STORE, "-10,62");
});

describe("inventory receive", () => {
  it("takes goods onto the shelf, and those of one delivery note once", async () => {
    const [first, second] = skus as [string, string];
    const args = ["--store", STORE, "--line", `${first}=5`, "--line", `${second}=7`, "--reference", "CLI-DN-DOCK"];
    expect(await succeed("inventory", "receive", ...args)).toMatchObject({ line_count: 2, piece_count: 12 });
    await succeed("inventory", "receive", ...args);
    expect([(await offersOf(STORE, first))[0], (await offersOf(STORE, second))[0]]).toMatchObject([
      { on_hand: 15 },
      { on_hand: 17 },
    ]);
  });

  it("takes a file, and nothing of one with a wrong row", async () => {
    const [first] = skus as [string];
    const file = temporaryFile("delivery.csv", `Item,Boxes\n${first},3\n`);
    await succeed("inventory", "receive", "--store", STORE, "--file", file, "--map", "sku=Item,on_hand=Boxes");
    expect((await offersOf(STORE, first))[0]).toMatchObject({ on_hand: 18 });
    const wrong = temporaryFile("delivery.csv", `sku,quantity\n${first},3\n${first},half\n`);
    const run = await quickdash(["inventory", "receive", "--store", STORE, "--file", wrong]);
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toContain("Line 3");
    expect((await offersOf(STORE, first))[0]).toMatchObject({ on_hand: 18 });
  });

  it("asks for the delivery note of a file that goes in parts", async () => {
    const rows = Array.from({ length: 1001 }, (_, row) => `SKU-${row},1`);
    const file = temporaryFile("long.csv", `sku,quantity\n${rows.join("\n")}\n`);
    const run = await quickdash(["inventory", "receive", "--store", STORE, "--file", file]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("--reference");
  });
});
