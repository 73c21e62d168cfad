import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import {
  addOffers,
  addStore,
  addVariants,
  connect,
  ledger,
  shelf,
} from "../../../modules/dark-stores/__tests__/fixtures";
import { FaultyRowsError, LeaseLostError } from "../../../modules/dark-stores";
import { resumeBulkJobs, runBulkJob } from "../run-bulk-job";
import { platformOver, send, type TestPlatform } from "./platform";

const SKUS = Array.from({ length: 40 }, (_, index) => `SKU-${String(index).padStart(3, "0")}`);
const FILE = `sku,price,on_hand\n${SKUS.map((sku) => `${sku},10,5`).join("\n")}\n`;

let db: Knex;
let platform: TestPlatform;

beforeAll(async () => {
  db = connect();
  platform = platformOver(db);
  await addVariants(db, SKUS);
});

afterEach(() => jest.restoreAllMocks());

afterAll(() => db.destroy());

/** A job whose file is in and whose process died before it did anything else. */
async function orphan(store: string, settings: { on_error?: "abort" | "skip" } = {}): Promise<string> {
  const { service } = platform;
  const claim = jest.spyOn(service, "claimBulkJob").mockResolvedValue(null);
  const { job } = await send(platform, store, FILE, { again: true, wait: false, ...settings });
  claim.mockRestore();
  await db("bulk_job")
    .where({ id: job.id })
    .update({ lease_until: new Date(Date.now() - 1000) });
  return job.id;
}

const jobOf = (id: string) => platform.service.findBulkJob(id, { kind: "inventory" });
const sold = async (store: string) => (await ledger(db, store)).length;

describe("the same file again", () => {
  it("answers the earlier import and applies nothing, unless asked to", async () => {
    const store = await addStore(db, { id: "again" });
    const first = await send(platform, store, FILE);
    await db("store_offer").where({ dark_store_id: store, variant_id: "sku-000" }).update({ on_hand: 1 });
    const second = await send(platform, store, FILE);
    expect(second).toMatchObject({ replayed: true, job: { id: first.job.id, status: "done", applied_count: 40 } });
    expect(await shelf(db, store, "sku-000")).toMatchObject({ on_hand: 1 });
    const third = await send(platform, store, FILE, { again: true });
    expect(third.replayed).toBe(false);
    expect(await shelf(db, store, "sku-000")).toMatchObject({ on_hand: 5 });
  });

  it("is applied when another file was applied in between, after a day, to another store or with other options", async () => {
    const store = await addStore(db, { id: "again-later" });
    const first = await send(platform, store, FILE);
    await send(platform, store, "sku,on_hand\nSKU-000,9\n");
    const second = await send(platform, store, FILE);
    expect(second.replayed).toBe(false);
    expect(await shelf(db, store, "sku-000")).toMatchObject({ on_hand: 5 });
    expect((await send(platform, store, FILE, { on_error: "skip" })).replayed).toBe(false);
    const other = await addStore(db, { id: "again-other" });
    expect((await send(platform, other, FILE)).replayed).toBe(false);
    await db("bulk_job")
      .update({ finished_at: new Date(Date.now() - 25 * 3_600_000) })
      .whereIn("id", [first.job.id, second.job.id]);
    expect((await send(platform, store, FILE)).replayed).toBe(false);
  });

  it("is applied when another import of the store is under way", async () => {
    const store = await addStore(db, { id: "again-under-way" });
    await send(platform, store, FILE);
    await orphan(store, { on_error: "skip" });
    expect((await send(platform, store, FILE)).replayed).toBe(false);
  });

  it("sent by several at once is applied once", async () => {
    const store = await addStore(db, { id: "again-race" });
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(platform, store, FILE)));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ job }) => job.id)).size).toBe(1);
    expect(answers.every(({ job }) => job.status === "done")).toBe(true);
    expect(await sold(store)).toBe(40);
  });

  it("after a failure is tried again", async () => {
    const store = await addStore(db, { id: "again-failed" });
    const file = "sku,on_hand\nSKU-000,9\n";
    expect((await send(platform, store, file)).job.status).toBe("failed");
    await addOffers(db, store, ["sku-000"], { on_hand: 1 });
    expect(await send(platform, store, file)).toMatchObject({ replayed: false, job: { status: "done" } });
  });
});

describe("rows that turned out bad and are good when they are looked at again", () => {
  it("are applied after all, never called done without", async () => {
    const store = await addStore(db, { id: "faulty-once" });
    const { service } = platform;
    const apply = service.applyStockFile.bind(service);
    const spy = jest.spyOn(service, "applyStockFile").mockImplementation(async (...input) => {
      spy.mockImplementation(apply);
      await Promise.resolve(input);
      throw new FaultyRowsError();
    });
    const { job } = await send(platform, store, FILE);
    expect(job).toMatchObject({ status: "done", applied_count: 40 });
    expect(await sold(store)).toBe(40);
  });
});

describe("an import whose process dies", () => {
  it.each(["abort", "skip"] as const)("is finished by another process (%s)", async (on_error) => {
    const store = await addStore(db, { id: `orphan-${on_error}` });
    const id = await orphan(store, { on_error });
    expect(await jobOf(id)).toMatchObject({ status: "validating", resumable: true, progress: 0.25 });
    await resumeBulkJobs(platform.container);
    expect(await jobOf(id)).toMatchObject({ status: "done", applied_count: 40, resumable: false });
    expect(await sold(store)).toBe(40);
  });

  it("and whose rows the database lost is never called done", async () => {
    const store = await addStore(db, { id: "rows-lost" });
    const id = await orphan(store);
    const { number } = await db("bulk_job").where({ id }).first<{ number: number }>("number");
    await db.raw(`TRUNCATE bulk_stage_${number}`);
    await resumeBulkJobs(platform.container);
    expect(await jobOf(id)).toMatchObject({
      status: "failed",
      applied_count: 0,
      resumable: false,
      failure: { code: "rows_lost" },
    });
    expect(await sold(store)).toBe(0);
  });

  it("goes on at its checkpoint and applies nothing twice", async () => {
    const store = await addStore(db, { id: "orphan-half" });
    const id = await orphan(store, { on_error: "skip" });
    const { service } = platform;
    const dead = "a process that died";
    const claimed = await service.claimBulkJob(id, dead);
    await service.sortStockRows(claimed!);
    const from = ["validating" as const];
    await service.moveBulkJob({ id, owner: dead, from }, { status: "validating", is_sorted: true });
    const job = (await service.moveBulkJob({ id, owner: dead, from }, { status: "applying" }))!;
    await service.applyStockChunk({ job, owner: dead, from: 0, upto: 25 });
    await db("bulk_job")
      .where({ id })
      .update({ lease_until: new Date(Date.now() - 1000) });
    await db("store_offer").where({ dark_store_id: store, variant_id: "sku-000" }).update({ on_hand: 1 });
    await resumeBulkJobs(platform.container);
    expect(await jobOf(id)).toMatchObject({ status: "done", applied_count: 40 });
    expect(await shelf(db, store, "sku-000")).toMatchObject({ on_hand: 1 });
    expect(await sold(store)).toBe(40);
    await expect(service.applyStockChunk({ job, owner: dead, from: 25, upto: 40 })).rejects.toThrow();
    expect(await sold(store)).toBe(40);
  });

  it("loses what it did after another took over", async () => {
    const store = await addStore(db, { id: "orphan-late" });
    const id = await orphan(store, { on_error: "skip" });
    const { service } = platform;
    const slow = (await service.claimBulkJob(id, "slow"))!;
    await service.sortStockRows(slow);
    const move = { id, owner: "slow", from: ["validating" as const] };
    await service.moveBulkJob(move, { status: "applying", is_sorted: true });
    await db("bulk_job")
      .where({ id })
      .update({ lease_until: new Date(Date.now() - 1000) });
    expect(await service.claimBulkJob(id, "quick")).not.toBeNull();
    const chunk = service.applyStockChunk({ job: slow, owner: "slow", from: 0, upto: 40 });
    await expect(chunk).rejects.toThrow(LeaseLostError);
    expect(await sold(store)).toBe(0);
  });

  it("is done once however many processes find it", async () => {
    const store = await addStore(db, { id: "orphan-race" });
    const id = await orphan(store, { on_error: "skip" });
    await Promise.all(Array.from({ length: 8 }, () => runBulkJob(platform.container, id)));
    expect(await jobOf(id)).toMatchObject({ status: "done", applied_count: 40 });
    expect(await sold(store)).toBe(40);
  });

  it("in the middle of its upload ends, and says that the file is to be sent again", async () => {
    const store = await addStore(db, { id: "orphan-upload" });
    const settings = { kind: "inventory" as const, dark_store_id: store, dry_run: false, on_error: "abort" as const };
    const others = { options: {}, file_name: null, actor_type: "user", actor_id: null, owner: "dead" };
    const { id } = await platform.service.openBulkJob({ ...settings, ...others });
    await db("bulk_job")
      .where({ id })
      .update({ lease_until: new Date(Date.now() - 1000) });
    await resumeBulkJobs(platform.container);
    const job = await jobOf(id);
    expect(job).toMatchObject({ status: "failed", failure: { code: "upload_cut_off" }, resumable: false });
    expect(job.failure?.message).toContain("Send the file again");
    await expect(platform.service.reopenBulkJob(job)).rejects.toMatchObject({ code: "import_not_resumable" });
    const { number } = await db("bulk_job").where({ id }).first<{ number: string }>("number");
    expect(await db("pg_class").where({ relname: `bulk_stage_${number}` })).toEqual([]);
  });
});

describe("an import that a fault stops", () => {
  it("keeps its rows and can be resumed", async () => {
    const store = await addStore(db, { id: "fault" });
    const { service } = platform;
    jest.spyOn(service, "applyStockFile").mockRejectedValueOnce(new Error("the disk is full"));
    await expect(send(platform, store, FILE)).rejects.toThrow("the disk is full");
    const { jobs } = await service.pageBulkJobs(
      { kind: "inventory", ids: null, statuses: ["failed"], dark_store_id: store, dry_run: false, file_hash: null },
      { limit: 1, offset: 0 },
    );
    expect(jobs[0]).toMatchObject({ failure: { code: "interrupted" }, resumable: true });
    const job = await jobOf(jobs[0]!.id);
    await service.reopenBulkJob(job);
    await runBulkJob(platform.container, job.id);
    expect(await jobOf(job.id)).toMatchObject({ status: "done", applied_count: 40, failure: null });
    await expect(service.cancelBulkJob(job.id)).rejects.toMatchObject({ code: "import_ended" });
  });

  it("is not resumed while the same file is imported again, and can be once that has ended", async () => {
    const store = await addStore(db, { id: "fault-again" });
    const { service } = platform;
    jest.spyOn(service, "applyStockFile").mockRejectedValueOnce(new Error("the disk is full"));
    await expect(send(platform, store, FILE)).rejects.toThrow("the disk is full");
    const { id } = await db("bulk_job").where({ dark_store_id: store }).first<{ id: string }>("id");
    const claim = jest.spyOn(service, "claimBulkJob").mockResolvedValue(null);
    const running = await send(platform, store, FILE, { wait: false });
    claim.mockRestore();
    expect(running.replayed).toBe(false);
    await expect(service.reopenBulkJob(await jobOf(id))).rejects.toMatchObject({
      type: "conflict",
      code: "import_running",
      message: expect.stringContaining("Wait until that import has ended") as string,
    });
    expect(await jobOf(id)).toMatchObject({ status: "failed", failure: { code: "interrupted" }, resumable: true });
    await service.cancelBulkJob(running.job.id);
    await db("bulk_job")
      .where({ id: running.job.id })
      .update({ lease_until: new Date(Date.now() - 1000) });
    await resumeBulkJobs(platform.container);
    await service.reopenBulkJob(await jobOf(id));
    await runBulkJob(platform.container, id);
    expect(await jobOf(id)).toMatchObject({ status: "done", applied_count: 40 });
    expect(await sold(store)).toBe(40);
  });

  it("because the file breaks off changes nothing", async () => {
    const store = await addStore(db, { id: "cut" });
    async function* cut() {
      yield Buffer.from(FILE.slice(0, 100));
      await sleep(1);
      throw new Error("aborted");
    }
    await expect(send(platform, store, "", { file: Readable.from(cut()) })).rejects.toThrow("aborted");
    const [job] = await db("bulk_job").where({ dark_store_id: store });
    expect(job).toMatchObject({ status: "failed", failure_code: "upload_cut_off", is_staged: false });
    expect(await sold(store)).toBe(0);
  });
});

describe("cancelling an import", () => {
  it("that nobody works on ends it at once", async () => {
    const store = await addStore(db, { id: "cancel-orphan" });
    const id = await orphan(store);
    await platform.service.cancelBulkJob(id);
    expect(await jobOf(id)).toMatchObject({ status: "cancelled" });
    await resumeBulkJobs(platform.container);
    expect(await sold(store)).toBe(0);
  });

  it("that is being applied in one go undoes it; in parts keeps the parts", async () => {
    const { service } = platform;
    for (const on_error of ["abort", "skip"] as const) {
      const store = await addStore(db, { id: `cancel-${on_error}` });
      const id = await orphan(store, { on_error });
      const method = on_error === "abort" ? "applyStockFile" : "applyStockChunk";
      const apply = service[method].bind(service) as (given: never) => Promise<never>;
      // Cancelled by somebody else in the moment before the rows are applied.
      const cancelled = jest.spyOn(service, method).mockImplementationOnce((async (input: never) => {
        await service.cancelBulkJob(id);
        return apply(input);
      }) as never);
      await runBulkJob(platform.container, id);
      expect(cancelled).toHaveBeenCalledTimes(1);
      cancelled.mockRestore();
      const kept = on_error === "abort" ? 0 : 40;
      expect(await jobOf(id)).toMatchObject({ status: "cancelled", applied_count: kept });
      expect(await sold(store)).toBe(kept);
    }
  });
});

describe("an export", () => {
  it("imports again without a change, whatever the cells begin with", async () => {
    const store = await addStore(db, { id: "round-trip" });
    const file = "sku,price,mrp,on_hand,bin,max_per_order,is_available,sale_price,sale_starts_at,sale_ends_at\n";
    const rows = [
      "SKU-000,10.50,12,5,'=1+1,3,no,9,2026-12-01T10:00:00.500Z,2026-12-02",
      "SKU-001,1,1,0,'-,,yes,,,",
      'SKU-002,2,2,7,"say ""hi"", then\n go",,,,,',
      "SKU-003,3,3,7,''@x,,,2,,",
    ];
    await send(platform, store, `${file}${rows.join("\n")}\n`);
    const read = () => db("store_offer").where({ dark_store_id: store }).orderBy("variant_id");
    const before = await read();
    expect(before.map(({ bin }: { bin: string }) => bin)).toEqual(["=1+1", "-", 'say "hi", then\n go', "'@x"]);
    const filters = { dark_store_ids: [store], pattern: null, low_stock: false, is_available: null };
    let exported = "";
    for await (const piece of platform.service.exportOffers(filters)) {
      exported += piece;
    }
    expect(exported).not.toMatch(/(^|,)"?[=@-]/m);
    const { job } = await send(platform, null, exported);
    expect(job).toMatchObject({ status: "done", applied_count: 4, error_count: 0 });
    expect(await read()).toEqual(before);
    expect(await sold(store)).toBe(3);
  });
});
