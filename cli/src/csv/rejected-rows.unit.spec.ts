import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "../frame/errors.js";
import { refuseSameFile } from "./rejected-rows.js";

describe("the file of rejected rows", () => {
  const folder = mkdtempSync(join(tmpdir(), "quickdash-rejected-"));
  const stock = join(folder, "stock.csv");
  beforeAll(() => writeFileSync(stock, "sku,on_hand\nA,1\n"));

  it("is refused when it is the file that is imported, also by another name", async () => {
    const link = join(folder, "link.csv");
    symlinkSync(stock, link);
    for (const target of [stock, `${folder}/./stock.csv`, link]) {
      await expect(refuseSameFile(stock, target)).rejects.toThrow(UsageError);
    }
  });

  it("may be another file, there already or not", async () => {
    const old = join(folder, "old.csv");
    writeFileSync(old, "");
    await expect(refuseSameFile(stock, old)).resolves.toBeUndefined();
    await expect(refuseSameFile(stock, join(folder, "new.csv"))).resolves.toBeUndefined();
  });
});
