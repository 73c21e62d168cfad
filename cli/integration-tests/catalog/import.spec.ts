import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adminGet, eventually } from "../support/admin.js";
import { fixture, quickdash, startQuickdash, succeed, temporaryFile } from "../support/cli.js";
import { FlakyLink } from "../support/flaky-link.js";

describe("catalog import", () => {
  it("reads a messy file, reports its bad rows and does not import twice", async () => {
    const first = await succeed("catalog", "import", fixture("messy-catalog.csv"), "--map", "sku=Item");
    expect(first).toMatchObject({ row_count: 6, product_count: 3, merged_count: 1, created_count: 3, error_count: 2 });
    expect(first.errors.map(({ code }: { code: string }) => code)).toEqual(["name_missing", "barcode_check_digit"]);
    const again = await succeed("catalog", "import", fixture("messy-catalog.csv"), "--map", "sku=Item");
    expect(again).toMatchObject({ created_count: 0, updated_count: 0, unchanged_count: 3 });
  });

  it("updates a product whose row changed, found by its SKU", async () => {
    const file = (name: string) => temporaryFile("one.csv", `sku,name,category\nCLI-UPD-1,${name},Cli Bakery\n`);
    expect(await succeed("catalog", "import", file("Cli Bun"))).toMatchObject({ created_count: 1 });
    expect(await succeed("catalog", "import", file("Cli Sweet Bun"))).toMatchObject({
      created_count: 0,
      updated_count: 1,
    });
  });

  it("imports the good rows of a batch in which the server refuses one", async () => {
    const rows = ["CLI-EAN-1,Cli First,6291041500244", "CLI-EAN-2,Cli Second,6291041500244", "CLI-EAN-3,Cli Third,"];
    const file = temporaryFile("same-barcode.csv", `sku,name,barcode\n${rows.join("\n")}\n`);
    const result = await succeed("catalog", "import", file);
    expect(result).toMatchObject({ created_count: 2, error_count: 1 });
    expect(result.errors[0].line).toBe(3);
  });

  it("writes nothing in a dry run, and nothing with --strict when a row is wrong", async () => {
    const file = temporaryFile("dry.csv", "sku,name\nCLI-DRY-1,Cli Dry\nCLI-DRY-2,\n");
    expect(await succeed("catalog", "import", file, "--dry-run")).toMatchObject({ product_count: 1, created_count: 0 });
    const strict = await quickdash(["catalog", "import", file, "--strict", "--json"]);
    expect(strict).toMatchObject({ code: 1, json: { created_count: 0, error_count: 1 } });
    expect(await succeed("catalog", "import", file)).toMatchObject({ created_count: 1 });
  });

  it("takes pictures by address and from a folder, and gives back the rows that are wrong", async () => {
    const folder = mkdtempSync(join(tmpdir(), "quickdash-cli-images-"));
    const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    writeFileSync(join(folder, "CLI-IMG-1.png"), Buffer.from(pixel, "base64"));
    const rows = [
      "CLI-IMG-1,Cli Pictured,",
      "CLI-IMG-2,Cli Linked,https://pictures.example/b.jpg",
      "CLI-IMG-3,Cli Wrong,b.jpg",
    ];
    const file = temporaryFile("pictures.csv", `sku,name,image\n${rows.join("\n")}\n`);
    const wrong = temporaryFile("wrong.csv", "");
    const result = await succeed("catalog", "import", file, "--images", folder, "--errors", wrong);
    expect(result).toMatchObject({ created_count: 2, image_count: 1, errors_file: wrong });
    expect(result.errors).toMatchObject([{ line: 4, code: "image_invalid" }]);
    expect(readFileSync(wrong, "utf8")).toMatch(/^CLI-IMG-3,Cli Wrong,b\.jpg,4,image_invalid,/m);
    const path = "/admin/products?fields=title,thumbnail&limit=200&q=Cli%20";
    const { products } = await adminGet<{ products: { title: string; thumbnail: string | null }[] }>(path);
    const thumbnails = Object.fromEntries(products.map(({ title, thumbnail }) => [title, thumbnail]));
    expect(thumbnails["Cli Linked"]).toBe("https://pictures.example/b.jpg");
    expect((await fetch(thumbnails["Cli Pictured"]!)).headers.get("content-type")).toBe("image/png");
  });

  it("gives products the tax rates of their rows, and says which are none", async () => {
    const rows = ["CLI-TAX-1,Cli Levied,5%", "CLI-TAX-2,Cli Plain,", "CLI-TAX-3,Cli Wrong Tax,half"];
    const file = temporaryFile("taxes.csv", `sku,name,GST\n${rows.join("\n")}\n`);
    const result = await succeed("catalog", "import", file);
    expect(result).toMatchObject({ created_count: 2, errors: [{ line: 4, code: "tax_rate_invalid" }] });
    type Product = { id: string };
    const { products } = await adminGet<{ products: Product[] }>("/admin/products?fields=id&q=Cli%20Levied");
    type Rate = { rate: number; rules: { reference_id: string }[] };
    const { tax_rates } = await adminGet<{ tax_rates: Rate[] }>("/admin/tax-rates?fields=rate,*rules&limit=100");
    const borne = tax_rates.filter(({ rules }) => rules.some(({ reference_id }) => reference_id === products[0]!.id));
    expect(borne).toMatchObject([{ rate: 5 }]);
  });

  it.each([
    ["binary", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0x00]), "is not UTF-8 text"],
    ["UTF-16", Buffer.from("\ufeffsku,name\nA,B\n", "utf16le"), "is not UTF-8 text"],
    ["empty", Buffer.from(""), "has no header line"],
  ])("refuses a file that is %s", async (_, content, sentence) => {
    const { code, stderr } = await quickdash(["catalog", "import", temporaryFile("bad.csv", content)]);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
  });

  it("refuses a file that is not there", async () => {
    const { code, stderr } = await quickdash(["catalog", "import", "nowhere.csv"]);
    expect(code).toBe(1);
    expect(stderr).toContain("There is no file nowhere.csv");
  });
});

describe("an import that is interrupted", () => {
  const PRODUCTS = 600;

  const fileOf = (name: string): string => {
    const rows = Array.from({ length: PRODUCTS }, (_, number) => `CLI-${name}-${number},Cli ${name} ${number}\n`);
    return temporaryFile(`${name}.csv`, `sku,name\n${rows.join("")}`);
  };
  const underWay = (name: string): Promise<{ id: string }> =>
    eventually(async () => {
      type Job = { id: string; status: string; file_name: string };
      const { catalog_imports } = await adminGet<{ catalog_imports: Job[] }>("/admin/catalog-imports?limit=10");
      const job = catalog_imports.find(({ file_name }) => file_name === `${name}.csv`);
      expect(["applying", "done"]).toContain(job?.status);
      return job!;
    });
  /** How many products there are; an import has to have brought each once. */
  const there = async (name: string): Promise<number> => {
    const path = `/admin/products?fields=id&limit=1&q=${encodeURIComponent(`Cli ${name} `)}`;
    return (await adminGet<{ count: number }>(path)).count;
  };

  it("by Ctrl-C goes on at the server, and is waited for again", async () => {
    const { child, ended } = startQuickdash(["catalog", "import", fileOf("Halted"), "--json"]);
    const { id } = await underWay("Halted");
    child.kill("SIGINT");
    const run = await ended;
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stderr).error).toMatchObject({
      code: "interrupted",
      message: expect.stringContaining(`catalog import --resume ${id}`),
    });
    const resumed = await succeed("catalog", "import", "--resume", id);
    expect(resumed).toMatchObject({ import_id: id, created_count: PRODUCTS, error_count: 0 });
    expect(await there("Halted")).toBe(PRODUCTS);
  });

  it("by a lost connection waits until the server is there again", async () => {
    const link = await FlakyLink.open();
    const { ended } = startQuickdash(["catalog", "import", fileOf("Parted"), "--json"], link.environment);
    await underWay("Parted");
    link.cut();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    link.mend();
    const run = await ended;
    await link.close();
    expect(run).toMatchObject({ code: 0, json: { created_count: PRODUCTS, error_count: 0 } });
    expect(await there("Parted")).toBe(PRODUCTS);
  });

  it("by a crash is taken up by sending the file again, and nothing is there twice", async () => {
    const file = fileOf("Felled");
    const { child, ended } = startQuickdash(["catalog", "import", file, "--json"]);
    const { id } = await underWay("Felled");
    child.kill("SIGKILL");
    await ended;
    await succeed("catalog", "import", "--resume", id);
    expect(await succeed("catalog", "import", file)).toMatchObject({ created_count: 0, unchanged_count: PRODUCTS });
    expect(await there("Felled")).toBe(PRODUCTS);
  });

  it("is not resumed together with a file or another option, or when there is none", async () => {
    const both = await quickdash(["catalog", "import", "x.csv", "--resume", "impjob_none"]);
    expect(both).toMatchObject({ code: 2, stdout: "" });
    const dry = await quickdash(["catalog", "import", "--resume", "impjob_none", "--dry-run"]);
    expect(dry.code).toBe(2);
    expect(dry.stderr).toContain("it takes no other option");
    const none = await quickdash(["catalog", "import", "--resume", "impjob_none"]);
    expect(none.code).toBe(1);
    expect(none.stderr).toContain("impjob_none");
  });
});
