import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adminGet } from "./support/admin.js";
import { fixture, quickdash, succeed, temporaryFile } from "./support/cli.js";

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
