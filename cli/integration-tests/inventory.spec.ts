import { readFileSync } from "node:fs";
import { fixture, quickdash, succeed, temporaryFile } from "./support/cli.js";

const STORE = "CLI-INV";
const OTHER = "CLI-INV-2";

interface Offer {
  sku: string;
  title: string;
  price: number;
  mrp: number;
  on_hand: number;
}

async function offers(store: string, query: string): Promise<Offer[]> {
  return (await succeed("inventory", "list", "--store", store, "--query", query)).offers;
}

describe("inventory", () => {
  beforeAll(async () => {
    await succeed("stores", "create", "--code", STORE, "--name", "Cli Inventory", "--at", "-7,62");
    await succeed("stores", "create", "--code", OTHER, "--name", "Cli Inventory 2", "--at", "-8,62");
    await succeed("catalog", "import", fixture("listing.csv"));
  });

  it("checks every row and writes nothing in a dry run", async () => {
    const result = await succeed("inventory", "import", fixture("listing.csv"), "--store", STORE, "--dry-run");
    expect(result).toMatchObject({ status: "done", dry_run: true, row_count: 6, applied_count: 4 });
    expect(await offers(STORE, "Cli Listing")).toEqual([]);
  });

  it("takes a listing in paise without SKUs and finds the products of the catalogue", async () => {
    const result = await succeed("inventory", "import", fixture("listing.csv"), "--store", STORE);
    expect(result).toMatchObject({ applied_count: 4, repeated_count: 1, error_count: 1 });
    expect(result.errors).toMatchObject([{ line: 7, code: "mrp_invalid" }]);
    const found = await offers(STORE, "Cli Listing");
    const mint = found.find(({ title }) => title.includes("Mint"));
    expect(mint).toMatchObject({ price: 9.45, mrp: 10.5, on_hand: 6 });
    expect(found.find(({ title }) => title.includes("Lemon"))).toMatchObject({ on_hand: 0 });
    expect(
      found
        .filter(({ title }) => title.includes("Onion"))
        .map(({ mrp }) => mrp)
        .sort(),
    ).toEqual([25, 68]);
  });

  it("reports rows the server refuses with the line of the user's file", async () => {
    const [known] = await offers(STORE, "Mint");
    const file = temporaryFile("stock.csv", `SKU,Stock\n${known!.sku},9\nCLI-UNKNOWN,1\n${known!.sku}-x,-4\n`);
    const result = await succeed("inventory", "import", file, "--store", STORE);
    expect(result).toMatchObject({ applied_count: 1, error_count: 2 });
    expect(result.errors.map(({ line }: { line: number }) => line)).toEqual([3, 4]);
    expect(await offers(STORE, "Mint")).toMatchObject([{ on_hand: 9, price: 9.45 }]);
  });

  it("writes nothing with --strict when a row is wrong", async () => {
    const [mint] = await offers(STORE, "Mint");
    const file = temporaryFile("stock.csv", `sku,on_hand\n${mint!.sku},1\nCLI-UNKNOWN,1\n`);
    const { code } = await quickdash(["inventory", "import", file, "--store", STORE, "--strict", "--json"]);
    expect(code).toBe(1);
    expect(await offers(STORE, "Mint")).toMatchObject([{ on_hand: 9 }]);
  });

  it("exports a file that imports again without a change", async () => {
    const out = temporaryFile("out.csv", "");
    expect(await succeed("inventory", "export", "--store", STORE, "--out", out)).toMatchObject({ count: 4 });
    const before = await offers(STORE, "Cli Listing");
    const result = await succeed("inventory", "import", out, "--store", STORE);
    expect(result).toMatchObject({ row_count: 4, applied_count: 4, error_count: 0 });
    expect(await offers(STORE, "Cli Listing")).toEqual(before);
    expect(readFileSync(out, "utf8").split("\n")[0]).toContain("sku,");
  });

  it("adjusts and transfers by SKU, and refuses to go below nothing", async () => {
    const [mint] = await offers(STORE, "Mint");
    const sku = mint!.sku;
    await succeed("inventory", "adjust", "--store", STORE, "--sku", sku, "--by", "-2", "--reason", "damaged");
    await succeed("inventory", "import", temporaryFile("s.csv", `sku,price,on_hand\n${sku},9,0\n`), "--store", OTHER);
    await succeed("inventory", "transfer", "--from", STORE, "--to", OTHER, "--line", `${sku}=3`);
    expect([await offers(STORE, "Mint"), await offers(OTHER, "Mint")]).toMatchObject([
      [{ on_hand: 4 }],
      [{ on_hand: 3 }],
    ]);
    const args = ["inventory", "adjust", "--store", STORE, "--sku", sku, "--by", "-99", "--reason", "lost"];
    const { code, stderr } = await quickdash(args);
    expect(code).toBe(1);
    expect(stderr).toMatch(/\(request \S+\)\n$/);
    expect(await offers(STORE, "Mint")).toMatchObject([{ on_hand: 4 }]);
  });

  it("lists what is low", async () => {
    const low = await succeed("inventory", "low-stock", "--store", STORE);
    expect(low.offers.map(({ title }: Offer) => title)).toEqual(
      expect.arrayContaining([expect.stringContaining("Lemon")]),
    );
  });
});
