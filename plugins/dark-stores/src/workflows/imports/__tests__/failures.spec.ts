import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { BulkJob } from "../../../contract/imports";
import { addStore, addVariants, connect } from "../../../modules/dark-stores/__tests__/fixtures";
import { platformOver, send, type TestPlatform } from "./platform";

/** One file for each way to be wrong; beside it what its import answers when bad rows are skipped. */
const FILES = join(__dirname, "files");
const names = readdirSync(FILES).flatMap((file) => (file.endsWith(".csv") ? [file.slice(0, -4)] : []));

let db: Knex;
let platform: TestPlatform;

beforeAll(async () => {
  db = connect();
  platform = platformOver(db);
  await addVariants(db, ["MILK", "BREAD", "EGGS"]);
});

afterAll(() => db.destroy());

const summary = ({ status, applied_count, error_count, errors }: BulkJob) => ({
  status,
  applied_count,
  error_count,
  errors: errors.map(({ line, column, code }) => ({ line, column, code })),
});

describe("a stock file that is wrong", () => {
  it.each(names)("is reported row by row, and nothing around it is lost: %s", async (name) => {
    const expected = JSON.parse(readFileSync(join(FILES, `${name}.json`), "utf8")) as { applied_count: number };
    const file = readFileSync(join(FILES, `${name}.csv`));
    const store = await addStore(db, { id: `failure-${name}` });
    const dry = await send(platform, store, file, { on_error: "skip", dry_run: true });
    expect(summary(dry.job)).toEqual(expected);
    const { job } = await send(platform, store, [file.subarray(0, 7), file.subarray(7)], { on_error: "skip" });
    expect(summary(job)).toEqual(expected);
    expect(await db("store_offer").where({ dark_store_id: store })).toHaveLength(expected.applied_count);
    expect(job.errors.every(({ message }) => /^\p{L}.*[.]$/u.test(message))).toBe(true);
  });

  it("with a ten megabyte cell loses that row only", async () => {
    const store = await addStore(db, { id: "failure-huge" });
    const piece = "x".repeat(1_000_000);
    const file = ["sku,price,bin\nMILK,10,A\nBREAD,10,", ...Array.from({ length: 10 }, () => piece), "\nEGGS,10,B\n"];
    const { job } = await send(platform, store, file, { on_error: "skip" });
    expect(summary(job)).toEqual({
      status: "done",
      applied_count: 2,
      error_count: 1,
      errors: [{ line: 3, column: "bin", code: "cell_too_long" }],
    });
  });

  it("keeps every error, page by page", async () => {
    const store = await addStore(db, { id: "failure-many" });
    const rows = Array.from({ length: 2500 }, (_, index) => `NOBODY-${index},1`);
    const { job } = await send(platform, store, `sku,price\n${rows.join("\n")}\n`);
    expect(job).toMatchObject({ status: "failed", error_count: 2500 });
    expect(job.errors).toHaveLength(1000);
    const page = await platform.service.pageBulkErrors(job.id, { limit: 100, offset: 2450 });
    expect(page.count).toBe(2500);
    expect(page.errors.map(({ line }) => line)).toEqual(Array.from({ length: 50 }, (_, index) => 2452 + index));
  });
});
