import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { requiredDocumentsSchema, type DocumentKind } from "../../../contract";
import { readOptions } from "../options";
import { claimDocumentNotices } from "../queries/claim-document-notices.sql";
import { listCurrentDocuments } from "../queries/list-current-documents.sql";
import { listDocuments } from "../queries/list-documents.sql";
import { listEndingDocuments } from "../queries/list-ending-documents.sql";
import { reviewDocumentOnce } from "../services/review-document";
import { changeOwnVehicleOnce } from "../services/change-own-vehicle";
import { startShiftOnce } from "../services/start-shift";
import { submitDocumentOnce } from "../services/submit-document";
import { openDatabase, roadOf } from "./support/road";

const AT_ONCE = 10;
const TODAY = "2026-11-23";
const OPERATOR = "user_papers";
const required = requiredDocumentsSchema.parse({ scooter: ["driving_licence"] });

let db: Knex;
let road: ReturnType<typeof roadOf>;
beforeAll(() => {
  db = openDatabase();
  road = roadOf(db, { latitude: -60, longitude: 10 });
});
afterAll(() => db.destroy());

type Paper = { kind?: DocumentKind; expires_on?: string | null; approved_by?: string | null; file_id?: string | null };

/** A rider with what is done about the rider's licence. */
async function riderWithPapers() {
  const rider_id = await road.rider();
  const kind: DocumentKind = "driving_licence";
  const papers = {
    rider_id,
    async submit(paper: Paper = {}) {
      const id = road.id("rdoc");
      const photo = paper.file_id
        ? { content_type: "image/png", size_bytes: 9 }
        : { content_type: null, size_bytes: null };
      const document = { kind, number: "KA01", expires_on: null, approved_by: null, file_id: null, ...photo, ...paper };
      return { id, ...(await submitDocumentOnce(db, { id, rider_id, today: TODAY, ...document })) };
    },
    review: (document_id: string, status: "approved" | "rejected", expires_on: string | null = null, by = OPERATOR) =>
      reviewDocumentOnce(db, {
        document_id,
        rider_id,
        kind,
        status,
        expires_on,
        reason: status === "rejected" ? "blurred" : null,
        reviewed_by: by,
        today: TODAY,
      }),
    async approved(expires_on: string | null = null): Promise<string> {
      return (await papers.submit({ expires_on, approved_by: OPERATOR })).id;
    },
    row: (id: string) => db("rider_document").where({ id }).first(),
    current: () => listCurrentDocuments(db, { rider_id }),
    start: (today = TODAY) => startShiftOnce(db, { id: road.id("rshift"), rider_id, required, today }),
  };
  return papers;
}

const codesOf = (outcomes: PromiseSettledResult<unknown>[]): string[] =>
  outcomes.flatMap((each) => (each.status === "rejected" ? [(each.reason as { code: string }).code] : []));

describe("a document that is sent in", () => {
  it("waits for its review, in place of the one that waited, whose photo is dropped", async () => {
    const papers = await riderWithPapers();
    const first = await papers.submit({ file_id: "file_first" });
    const second = await papers.submit({ file_id: "file_second" });
    expect(first.dropped_file_ids).toEqual([]);
    expect(second.dropped_file_ids).toEqual(["file_first"]);
    expect(await papers.row(first.id)).toMatchObject({
      status: "pending",
      replaced_at: expect.any(Date),
      file_id: null,
    });
    expect(await papers.row(second.id)).toMatchObject({ status: "pending", replaced_at: null, file_id: "file_second" });
  });

  it("leaves the approved one as it is, and takes its place when it is approved itself", async () => {
    const papers = await riderWithPapers();
    const old = (await papers.submit({ approved_by: OPERATOR, expires_on: "2026-11-30", file_id: "file_old" })).id;
    const { id, dropped_file_ids } = await papers.submit({ expires_on: "2031-11-30" });
    expect(dropped_file_ids).toEqual([]);
    expect(await papers.current()).toMatchObject([
      { status: "approved", expires_on: "2026-11-30" },
      { status: "pending", expires_on: "2031-11-30" },
    ]);
    await papers.review(id, "approved");
    expect(await papers.current()).toEqual([{ kind: "driving_licence", status: "approved", expires_on: "2031-11-30" }]);
    expect(await papers.row(old)).toMatchObject({ replaced_at: expect.any(Date), file_id: "file_old" });
  });

  it("leaves the approved one as it is when it is rejected", async () => {
    const papers = await riderWithPapers();
    await papers.approved("2026-11-30");
    const { id } = await papers.submit();
    await papers.review(id, "rejected");
    expect(await papers.current()).toMatchObject([{ status: "approved" }, { status: "rejected" }]);
    expect(await papers.row(id)).toMatchObject({ reason: "blurred", reviewed_by: OPERATOR });
  });

  it("is one of its kind, however many are sent in at once", async () => {
    const papers = await riderWithPapers();
    await papers.approved();
    await Promise.all(Array.from({ length: AT_ONCE - 1 }, () => papers.submit()));
    expect(await papers.current()).toMatchObject([{ status: "approved" }, { status: "pending" }]);
    const wrong = { id: "rdoc_second", rider_id: papers.rider_id, kind: "driving_licence" };
    await expect(db("rider_document").insert(wrong)).rejects.toThrow("rider_document_one_submitted");
    const seen = { ...wrong, status: "approved", reviewed_by: OPERATOR, reviewed_at: new Date() };
    await expect(db("rider_document").insert(seen)).rejects.toThrow("rider_document_one_approved");
  });

  it("is refused when it is over, when it is the eleventh in a day, and for nobody", async () => {
    const papers = await riderWithPapers();
    await expect(papers.submit({ expires_on: "2026-11-22" })).rejects.toMatchObject({ code: "document_expired" });
    for (let sent = 0; sent < 10; sent++) await papers.submit({ expires_on: TODAY });
    const before = await papers.current();
    await expect(papers.submit()).rejects.toMatchObject({ code: "too_many_documents" });
    expect(await papers.current()).toEqual(before);
    await papers.submit({ kind: "insurance" });
    await papers.approved();
    const nobody = { rider_id: "rider_nobody", kind: "identity" as const, number: "1", expires_on: null };
    const bare = { ...nobody, id: "rdoc_nobody", file_id: null, content_type: null, size_bytes: null };
    await expect(submitDocumentOnce(db, { ...bare, approved_by: null, today: TODAY })).rejects.toMatchObject({
      code: "rider_not_found",
    });
  });
});

describe("a review", () => {
  it("is decided by one of many reviewers, and the others are refused", async () => {
    const papers = await riderWithPapers();
    const old = await papers.approved("2026-12-01");
    const { id } = await papers.submit();
    const outcomes = await Promise.allSettled(
      Array.from({ length: AT_ONCE }, (_, reviewer) =>
        papers.review(id, reviewer % 2 === 0 ? "approved" : "rejected", null, `user_${reviewer}`),
      ),
    );
    expect(codesOf(outcomes)).toEqual(Array(AT_ONCE - 1).fill("document_reviewed"));
    const winner = outcomes.findIndex(({ status }) => status === "fulfilled");
    expect(await papers.row(id)).toMatchObject({
      status: winner % 2 === 0 ? "approved" : "rejected",
      reviewed_by: `user_${winner}`,
    });
    const { replaced_at } = await papers.row(old);
    expect(replaced_at === null).toBe(winner % 2 !== 0);
  });

  it("is refused for a document that was replaced meanwhile", async () => {
    const papers = await riderWithPapers();
    const [seen, newer] = [await papers.submit(), await papers.submit()];
    await expect(papers.review(seen.id, "approved")).rejects.toMatchObject({ code: "document_reviewed" });
    await papers.review(newer.id, "approved");
  });

  it("may correct the last good day, but not to one that is over, which changes nothing", async () => {
    const papers = await riderWithPapers();
    const old = await papers.approved("2026-12-01");
    const { id } = await papers.submit({ expires_on: "2030-01-01" });
    await expect(papers.review(id, "approved", "2026-11-22")).rejects.toMatchObject({ code: "document_expired" });
    expect(await papers.row(old)).toMatchObject({ replaced_at: null });
    await papers.review(id, "approved", "2029-12-31");
    expect(await papers.current()).toMatchObject([{ status: "approved", expires_on: "2029-12-31" }]);
  });
});

describe("starting a shift", () => {
  const refusal = (reason: string) => ({
    code: "documents_missing",
    type: "conflict",
    details: { kinds: [{ kind: "driving_licence", reason }] },
  });

  it("is refused while a required document is missing, waiting or rejected", async () => {
    const papers = await riderWithPapers();
    await expect(papers.start()).rejects.toMatchObject(refusal("missing"));
    const { id } = await papers.submit();
    await expect(papers.start()).rejects.toMatchObject(refusal("pending"));
    await papers.review(id, "rejected");
    await expect(papers.start()).rejects.toMatchObject(refusal("rejected"));
    await papers.approved();
    expect(await papers.start()).toBe(true);
    expect(await papers.start()).toBe(false);
  });

  it("is possible to the end of the last good day, also while a replacement waits", async () => {
    const papers = await riderWithPapers();
    await papers.approved("2026-11-24");
    await papers.submit({ expires_on: "2031-11-24" });
    await expect(papers.start("2026-11-25")).rejects.toMatchObject(refusal("pending"));
    expect(await papers.start("2026-11-24")).toBe(true);
  });

  it("needs nothing of a vehicle without requirements", async () => {
    const rider_id = await road.rider({ vehicle: "cycle" });
    const start = { id: road.id("rshift"), rider_id, required, today: TODAY };
    expect(await startShiftOnce(db, start)).toBe(true);
  });
});

describe("the vehicle a rider says to ride", () => {
  const vehicleOf = (id: string): Promise<unknown> => db("rider").where({ id }).first("vehicle");

  it("stays on shift, and counts for the documents of the next one", async () => {
    const rider_id = await road.rider({ vehicle: "walk" });
    const start = () => startShiftOnce(db, { id: road.id("rshift"), rider_id, required, today: TODAY });
    expect(await start()).toBe(true);
    const ride = (vehicle: "walk" | "scooter") => changeOwnVehicleOnce(db, { rider_id, vehicle });
    expect(await ride("walk")).toBe("walk");
    await expect(ride("scooter")).rejects.toMatchObject({ code: "on_shift" });
    expect(await vehicleOf(rider_id)).toEqual({ vehicle: "walk" });
    await db("rider_shift").where({ rider_id }).update({ ended_at: new Date() });
    expect(await ride("scooter")).toBe("walk");
    await expect(start()).rejects.toMatchObject({ code: "documents_missing" });
    await expect(changeOwnVehicleOnce(db, { rider_id: "rider_gone", vehicle: "walk" })).rejects.toMatchObject({
      code: "rider_not_found",
    });
  });

  it("never changes in a shift that starts at the same time", async () => {
    for (let round = 0; round < AT_ONCE; round++) {
      const rider_id = await road.rider({ vehicle: "walk" });
      await Promise.allSettled([
        changeOwnVehicleOnce(db, { rider_id, vehicle: "scooter" }),
        startShiftOnce(db, { id: road.id("rshift"), rider_id, required, today: TODAY }),
      ]);
      const onShift = await db("rider_shift").where({ rider_id, ended_at: null });
      expect([onShift.length, await vehicleOf(rider_id)]).toEqual(
        onShift.length > 0 ? [1, { vehicle: "walk" }] : [0, { vehicle: "scooter" }],
      );
    }
  });
});

describe("finding documents", () => {
  it("lists the current ones, by day where one is named, with the number of all", async () => {
    const papers = await riderWithPapers();
    const all = { id: null, rider_id: papers.rider_id, status: null, kind: null, expires_before: null };
    expect(await listDocuments(db, { ...all, limit: 5, offset: 0 })).toMatchObject([{ count: 0, id: null }]);
    const later = await papers.submit({ kind: "insurance", approved_by: OPERATOR, expires_on: "2027-02-01" });
    const sooner = await papers.submit({ kind: "identity", approved_by: OPERATOR, expires_on: "2027-01-01" });
    const replaced = await papers.submit();
    const waiting = await papers.submit();
    const idsOf = async (search: object, page = { limit: 5, offset: 0 }) =>
      (await listDocuments(db, { ...all, ...search, ...page })).map(({ id }) => id);
    expect(await idsOf({})).toEqual([later.id, sooner.id, waiting.id]);
    expect(await idsOf({ expires_before: "2027-02-02" })).toEqual([sooner.id, later.id]);
    expect(await idsOf({ expires_before: "2027-02-01" })).toEqual([sooner.id]);
    expect(await idsOf({ status: "pending" })).toEqual([waiting.id]);
    expect(await idsOf({ id: replaced.id })).toEqual([replaced.id]);
    expect(await listDocuments(db, { ...all, limit: 1, offset: 1 })).toMatchObject([{ count: 3, id: sooner.id }]);
    expect(await listDocuments(db, { ...all, limit: 1, offset: 9 })).toMatchObject([{ count: 3, id: null }]);
  });
});

describe("a notice of a document that ends", () => {
  const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it("is told by one of many processes, and no notice after a later one", async () => {
    const papers = await riderWithPapers();
    const document_id = await papers.approved(dayFromNow(5));
    const claims = await Promise.all(
      Array.from({ length: AT_ONCE }, () => claimDocumentNotices(db, { notices: [{ document_id, days: 7 }] })),
    );
    expect(claims.flat()).toEqual([
      { document_id, rider_id: papers.rider_id, kind: "driving_licence", expires_on: dayFromNow(5), days: 7 },
    ]);
    expect(await claimDocumentNotices(db, { notices: [{ document_id, days: 30 }] })).toEqual([]);
    expect(await claimDocumentNotices(db, { notices: [{ document_id, days: 1 }] })).toHaveLength(1);
  });

  it("is looked for among required documents that end soon and were not told everything", async () => {
    const [far, soon, told, other] = await Promise.all([
      riderWithPapers(),
      riderWithPapers(),
      riderWithPapers(),
      riderWithPapers(),
    ]);
    await far.approved(dayFromNow(40));
    const wanted = await soon.approved(dayFromNow(30));
    const toldAlready = await told.approved(dayFromNow(20));
    await claimDocumentNotices(db, { notices: [{ document_id: toldAlready, days: 30 }] });
    await other.submit({ kind: "insurance", approved_by: OPERATOR, expires_on: dayFromNow(3) });
    const found = await listEndingDocuments(db, { required, notice_days: [30, 7, 1], limit: 1000 });
    const own = [far, soon, told, other].map(({ rider_id }) => rider_id);
    const riders = await db("rider_document")
      .whereIn(
        "id",
        found.map(({ document_id }) => document_id),
      )
      .pluck("rider_id");
    expect(riders.filter((rider) => own.includes(rider))).toEqual([soon.rider_id]);
    expect(found.find(({ document_id }) => document_id === wanted)).toEqual({
      document_id: wanted,
      home_dark_store_id: null,
      expires_on: dayFromNow(30),
      told_days: null,
    });
  });
});

describe("the options", () => {
  it("require nothing unless they say so, and refuse vehicles and time zones that do not exist", () => {
    const options = readOptions({ redisUrl: "redis://unused" });
    expect(Object.values(options.documents.required).flat()).toEqual([]);
    const wrong = { redisUrl: "redis://unused", documents: { required: { car: ["identity"] } } };
    expect(() => readOptions(wrong)).toThrow("documents.required");
    const nowhere = { redisUrl: "redis://unused", documents: { time_zone: "Asia/Nowhere" } };
    expect(() => readOptions(nowhere)).toThrow("documents.time_zone");
  });
});
