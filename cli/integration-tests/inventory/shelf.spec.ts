import { fixture, quickdash, succeed, temporaryFile } from "../support/cli.js";

const STORE = "CLI-SHELF";

interface Offer {
  sku: string;
  on_hand: number;
}

let skus: string[];
const offerOf = async (sku: string): Promise<Offer> =>
  (await succeed("inventory", "list", "--store", STORE, "--query", sku)).offers[0];

beforeAll(async () => {
  await succeed("stores", "create", "--code", STORE, "--name", "Cli Shelf", "--at", "-10,62");
  await succeed("catalog", "import", fixture("listing.csv"));
  await succeed("inventory", "import", fixture("listing.csv"), "--store", STORE);
  const { offers } = await succeed("inventory", "list", "--store", STORE, "--query", "Cli Listing");
  skus = offers.map(({ sku }: Offer) => sku);
  const rows = skus.map((sku) => `${sku},10\n`).join("");
  await succeed("inventory", "import", temporaryFile("s.csv", `sku,on_hand\n${rows}`), "--store", STORE);
});

describe("inventory receive", () => {
  it("takes goods onto the shelf, and those of one delivery note once", async () => {
    const [first, second] = skus as [string, string];
    const args = ["--store", STORE, "--line", `${first}=5`, "--line", `${second}=7`, "--reference", "CLI-DN-1"];
    expect(await succeed("inventory", "receive", ...args)).toMatchObject({ line_count: 2, piece_count: 12 });
    await succeed("inventory", "receive", ...args);
    expect([await offerOf(first), await offerOf(second)]).toMatchObject([{ on_hand: 15 }, { on_hand: 17 }]);
  });

  it("takes a file, and nothing of one with a wrong row", async () => {
    const [first] = skus as [string];
    const file = temporaryFile("delivery.csv", `Item,Boxes\n${first},3\n`);
    await succeed("inventory", "receive", "--store", STORE, "--file", file, "--map", "sku=Item,on_hand=Boxes");
    expect(await offerOf(first)).toMatchObject({ on_hand: 18 });
    const wrong = temporaryFile("delivery.csv", `sku,quantity\n${first},3\n${first},half\n`);
    const run = await quickdash(["inventory", "receive", "--store", STORE, "--file", wrong]);
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toContain("Line 3");
    expect(await offerOf(first)).toMatchObject({ on_hand: 18 });
  });
});

describe("inventory count", () => {
  it("shows what differs in a dry run and changes nothing", async () => {
    const sku = skus[2]!;
    const args = ["inventory", "count", "--store", STORE, "--line", `${sku}=8`, "--dry-run"];
    const { code, stdout } = await quickdash(args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/10\s+8\s+-2/);
    expect(stdout).toContain("1 differ, 0 agree with the books. Nothing was changed (dry run).");
    expect(await offerOf(sku)).toMatchObject({ on_hand: 10 });
  });

  it("puts the books right, and leaves no count open when a SKU is unknown", async () => {
    const sku = skus[2]!;
    const result = await succeed("inventory", "count", "--store", STORE, "--line", `${sku}=8`, "--note", "cli");
    expect(result).toMatchObject({ status: "completed", difference_count: 1, lines: [{ expected: 10, counted: 8 }] });
    expect(await offerOf(sku)).toMatchObject({ on_hand: 8 });
    const run = await quickdash(["inventory", "count", "--store", STORE, "--line", "CLI-NOBODY=8", "--json"]);
    expect(run.code).toBe(1);
    expect(await succeed("inventory", "count", "--store", STORE, "--line", `${sku}=8`)).toMatchObject({
      difference_count: 0,
    });
  });
});

describe("inventory history", () => {
  it("shows every movement, newest first", async () => {
    const sku = skus[2]!;
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

describe("inventory list --low", () => {
  it("is what low-stock shows", async () => {
    const low = await succeed("inventory", "list", "--store", STORE, "--low");
    expect(low).toEqual(await succeed("inventory", "low-stock", "--store", STORE));
  });
});
