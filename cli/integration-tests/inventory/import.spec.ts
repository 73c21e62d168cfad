import { readFileSync } from "node:fs";
import { fixture, quickdash, startQuickdash, succeed, temporaryFile } from "../support/cli.js";
import { adminGet, eventually } from "../support/admin.js";
import { FlakyLink } from "../support/flaky-link.js";
import { offersOf } from "../support/shelves.js";

const STORE = "CLI-IMPORT";

let storeId: string;
let skus: string[];

beforeAll(async () => {
  await succeed("stores", "create", "--code", STORE, "--name", "Cli Import", "--at", "-9,62");
  storeId = (await succeed("stores", "show", STORE)).dark_store.id;
  await succeed("catalog", "import", fixture("listing.csv"));
  await succeed("inventory", "import", fixture("listing.csv"), "--store", STORE);
  skus = (await offersOf(STORE, "Cli Listing")).map(({ sku }) => sku);
});

/** Unknown SKUs that keep the server busy for a while, and then the known ones with this many pieces. */
function longFile(rows: number, onHand: number): string {
  const unknown = Array.from({ length: rows }, (_, number) => `CLI-NONE-${number},1\n`).join("");
  return temporaryFile(
    `long-${onHand}.csv`,
    `sku,on_hand\n${unknown}${skus.map((sku) => `${sku},${onHand}\n`).join("")}`,
  );
}

describe("a listing without SKUs", () => {
  const LISTING = "CLI-INV";

  beforeAll(() => succeed("stores", "create", "--code", LISTING, "--name", "Cli Inventory", "--at", "-7,61"));

  it("checks every row and writes nothing in a dry run", async () => {
    const result = await succeed("inventory", "import", fixture("listing.csv"), "--store", LISTING, "--dry-run");
    expect(result).toMatchObject({ status: "done", dry_run: true, row_count: 6, applied_count: 4 });
    expect(await offersOf(LISTING, "Cli Listing")).toEqual([]);
  });

  it("takes a listing in paise without SKUs and finds the products of the catalogue", async () => {
    const result = await succeed("inventory", "import", fixture("listing.csv"), "--store", LISTING);
    expect(result).toMatchObject({ applied_count: 4, repeated_count: 1, error_count: 1 });
    expect(result.errors).toMatchObject([{ line: 7, code: "mrp_invalid" }]);
    const found = await offersOf(LISTING, "Cli Listing");
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
    const [known] = await offersOf(LISTING, "Mint");
    const file = temporaryFile("stock.csv", `SKU,Stock\n${known!.sku},9\nCLI-UNKNOWN,1\n${known!.sku}-x,-4\n`);
    const result = await succeed("inventory", "import", file, "--store", LISTING);
    expect(result).toMatchObject({ applied_count: 1, error_count: 2 });
    expect(result.errors.map(({ line }: { line: number }) => line)).toEqual([3, 4]);
    expect(await offersOf(LISTING, "Mint")).toMatchObject([{ on_hand: 9, price: 9.45 }]);
  });

  it("writes nothing with --strict when a row is wrong", async () => {
    const [mint] = await offersOf(LISTING, "Mint");
    const file = temporaryFile("stock.csv", `sku,on_hand\n${mint!.sku},1\nCLI-UNKNOWN,1\n`);
    const { code } = await quickdash(["inventory", "import", file, "--store", LISTING, "--strict", "--json"]);
    expect(code).toBe(1);
    expect(await offersOf(LISTING, "Mint")).toMatchObject([{ on_hand: 9 }]);
  });
});

describe("columns", () => {
  it("are kept in a file and taken from it the next time", async () => {
    const [sku] = skus;
    const map = temporaryFile("shop.map", "");
    const first = temporaryFile("first.csv", `Item,Units,Paise\n${sku},21,1234\n`);
    const columns = ["--map", "sku=Item,on_hand=Units,price=Paise/100,mrp=Paise/100"];
    await succeed("inventory", "import", first, "--store", STORE, ...columns, "--save-map", map);
    expect(readFileSync(map, "utf8")).toContain("price=Paise/100\n");
    const second = temporaryFile("second.csv", `Item,Units,Paise\n${sku},22,1200\n`);
    await succeed("inventory", "import", second, "--store", STORE, "--map-file", map);
    expect(await offersOf(STORE, sku!)).toMatchObject([{ on_hand: 22, price: 12 }]);
  });

  it.each([
    [["--map", "sku=A", "--map-file", "x"], 2, "do not go together"],
    [["--map-file", "/no/such/file"], 1, "Cannot read /no/such/file"],
    [["--map", "colour=A"], 2, 'there is no field "colour"'],
  ])("are refused when %j makes no sense", async (args, code, sentence) => {
    const file = temporaryFile("x.csv", "A\n1\n");
    const run = await quickdash(["inventory", "import", file, "--store", STORE, ...args]);
    expect(run).toMatchObject({ code, stdout: "" });
    expect(run.stderr).toContain(sentence);
  });
});

describe("rows that are wrong", () => {
  it("come back as a file that is corrected and imported", async () => {
    const [sku] = skus;
    const wrong = temporaryFile("wrong.csv", "");
    const file = temporaryFile("s.csv", `sku,note,on_hand\n${sku},"a, b",31\nCLI-UNKNOWN,c,1\n${skus[1]},d,-4\n`);
    const result = await succeed("inventory", "import", file, "--store", STORE, "--errors", wrong);
    expect(result).toMatchObject({ applied_count: 1, error_count: 2, errors_file: wrong });
    const lines = readFileSync(wrong, "utf8").trim().split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe("sku,note,on_hand,error_line,error_code,error_message");
    expect(lines[1]).toMatch(/^CLI-UNKNOWN,c,1,3,unknown_sku,/);
    const corrected = lines.map((line) => line.replace("CLI-UNKNOWN", skus[2]!).replace(",-4,", ",4,")).join("\n");
    const again = temporaryFile("corrected.csv", `${corrected}\n`);
    expect(await succeed("inventory", "import", again, "--store", STORE)).toMatchObject({
      applied_count: 2,
      error_count: 0,
    });
    expect(await offersOf(STORE, skus[1]!)).toMatchObject([{ on_hand: 4 }]);
  });

  it("are counted once each when none of them is worth sending", async () => {
    const file = temporaryFile("none.csv", `sku,on_hand\n${skus[0]},-4\n${skus[1]},many\n`);
    const { code, json } = await quickdash(["inventory", "import", file, "--store", STORE, "--json"]);
    expect(code).toBe(1);
    expect(json).toMatchObject({ status: "failed", applied_count: 0, error_count: 2 });
    expect(json.errors.map(({ line }: { line: number }) => line)).toEqual([2, 3]);
  });

  it("are shown as a table", async () => {
    const file = temporaryFile("s.csv", "sku,on_hand\nCLI-UNKNOWN,1\n");
    const { code, stdout } = await quickdash(["inventory", "import", file, "--store", STORE]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/LINE\s+COLUMN\s+CODE\s+WHAT IS WRONG/);
    expect(stdout).toMatch(/2\s+sku\s+unknown_sku/);
  });
});

describe("a file that is none", () => {
  it.each([
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), "is not UTF-8 text"],
    ["UTF-16", Buffer.from("\ufeffsku,on_hand\nA,1\n", "utf16le"), "is not UTF-8 text"],
    ["nothing", Buffer.alloc(0), "has no header line"],
    ["no columns", Buffer.from(",,,\n1,2,3\n"), "has no header line"],
    ["a quote that never ends", Buffer.from(`sku,on_hand\n"${"x".repeat(100_000)}`), "cannot be read as CSV"],
  ])("(%s) is refused with a sentence, and nothing is written", async (_what, content, sentence) => {
    const run = await quickdash(["inventory", "import", temporaryFile("x.csv", content), "--store", STORE]);
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toContain(sentence);
  });

  it("(columns that say nothing) is refused", async () => {
    const file = temporaryFile("x.csv", "colour,size\nred,4\n");
    const run = await quickdash(["inventory", "import", file, "--store", STORE]);
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/sku|name/);
  });
});

describe("an import that is interrupted", () => {
  const start = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
    startQuickdash(["inventory", "import", ...args, "--store", STORE, "--json"], environment);
  const newest = async (): Promise<{ id: string; status: string; file_name: string }> => {
    const path = `/admin/dark-stores/${storeId}/inventory-imports?limit=1`;
    const { inventory_imports } = await adminGet<{
      inventory_imports: { id: string; status: string; file_name: string }[];
    }>(path);
    return inventory_imports[0]!;
  };
  const underWay = (file: string): Promise<{ id: string }> =>
    eventually(async () => {
      const job = await newest();
      expect(job.file_name).toBe(file.split("/").at(-1));
      expect(["validating", "applying", "done"]).toContain(job.status);
      return job;
    });

  it("by Ctrl-C goes on at the server, and is waited for again", async () => {
    const file = longFile(150_000, 61);
    const { child, ended } = start([file]);
    const { id } = await underWay(file);
    child.kill("SIGINT");
    const run = await ended;
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stderr).error).toMatchObject({
      code: "interrupted",
      message: expect.stringContaining("--resume"),
    });
    const resumed = await succeed("inventory", "import", "--resume", id, "--store", STORE);
    expect(resumed).toMatchObject({ import_id: id, status: "done", applied_count: skus.length });
    expect(await offersOf(STORE, skus[0]!)).toMatchObject([{ on_hand: 61 }]);
  });

  it("by a crash is found again when the same file is sent", async () => {
    const file = longFile(100_000, 62);
    const { child, ended } = start([file]);
    const { id } = await underWay(file);
    child.kill("SIGKILL");
    await ended;
    await succeed("inventory", "import", "--resume", id, "--store", STORE);
    const again = await succeed("inventory", "import", file, "--store", STORE);
    expect(again).toMatchObject({ import_id: id, replayed: true, applied_count: skus.length });
    expect(await offersOf(STORE, skus[0]!)).toMatchObject([{ on_hand: 62 }]);
  });

  it("by a lost connection waits until the server is there again", async () => {
    const link = await FlakyLink.open();
    const file = longFile(100_000, 63);
    const { ended } = start([file], link.environment);
    await underWay(file);
    link.cut();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    link.mend();
    const run = await ended;
    await link.close();
    expect(run).toMatchObject({ code: 0, json: { status: "done", applied_count: skus.length } });
    expect(await offersOf(STORE, skus[0]!)).toMatchObject([{ on_hand: 63 }]);
  });

  it("while the file is being sent sends it again", async () => {
    const link = await FlakyLink.open();
    const file = longFile(150_000, 64);
    const { ended } = start([file], link.environment);
    await eventually(() => {
      expect(link.sent).toBeGreaterThan(100_000);
      return Promise.resolve();
    });
    link.cut();
    link.mend();
    const run = await ended;
    await link.close();
    expect(run).toMatchObject({ code: 0, json: { status: "done", applied_count: skus.length } });
    expect(await offersOf(STORE, skus[0]!)).toMatchObject([{ on_hand: 64 }]);
  });
});
