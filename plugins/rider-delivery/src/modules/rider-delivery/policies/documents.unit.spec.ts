import { requiredDocumentsSchema } from "../../../contract";
import { dayIn, daysLeft, documentGaps, expiringOn, isValidOn, noticeDue, type DocumentFacts } from "./documents";

const TODAY = "2026-11-23";
const INDIA = requiredDocumentsSchema.parse({
  walk: ["identity"],
  scooter: ["identity", "driving_licence", "vehicle_registration", "insurance"],
});

const licence = (changes: Partial<DocumentFacts> = {}): DocumentFacts => ({
  kind: "driving_licence",
  status: "approved",
  expires_on: null,
  ...changes,
});

describe("what a vehicle needs", () => {
  it("is nothing unless it is said", () => {
    const required = requiredDocumentsSchema.parse({});
    expect(documentGaps("electric_scooter", [], { required, today: TODAY })).toEqual([]);
  });

  it("is said by vehicle", () => {
    const rules = { required: INDIA, today: TODAY };
    expect(documentGaps("walk", [], rules)).toEqual([{ kind: "identity", reason: "missing" }]);
    expect(documentGaps("cycle", [], rules)).toEqual([]);
    expect(documentGaps("scooter", [], rules).map(({ kind }) => kind)).toEqual(INDIA.scooter);
  });

  it("is not said with a vehicle or a kind that does not exist", () => {
    expect(requiredDocumentsSchema.safeParse({ car: ["identity"] }).success).toBe(false);
    expect(requiredDocumentsSchema.safeParse({ walk: ["passport"] }).success).toBe(false);
  });
});

describe("a required document that does not count", () => {
  const required = requiredDocumentsSchema.parse({ scooter: ["driving_licence"] });
  const gapsOf = (...documents: DocumentFacts[]) =>
    documentGaps("scooter", documents, { required, today: TODAY }).map(({ reason }) => reason);

  it("tells why: nothing there, waiting, rejected or over", () => {
    expect(gapsOf()).toEqual(["missing"]);
    expect(gapsOf(licence({ kind: "identity" }))).toEqual(["missing"]);
    expect(gapsOf(licence({ status: "pending" }))).toEqual(["pending"]);
    expect(gapsOf(licence({ status: "rejected" }))).toEqual(["rejected"]);
    expect(gapsOf(licence({ expires_on: "2026-11-22" }))).toEqual(["expired"]);
  });

  it("tells of the newest: the replacement of one that is over", () => {
    const over = licence({ expires_on: "2026-11-22" });
    expect(gapsOf(over, licence({ status: "pending" }))).toEqual(["pending"]);
    expect(gapsOf(licence({ status: "rejected" }), over)).toEqual(["rejected"]);
  });

  it("is none while the approved one is good, whatever becomes of its replacement", () => {
    const good = licence({ expires_on: TODAY });
    expect(gapsOf(good, licence({ status: "pending" }))).toEqual([]);
    expect(gapsOf(licence({ status: "rejected" }), good)).toEqual([]);
  });
});

describe("a last good day", () => {
  it("is good to its end", () => {
    expect(isValidOn(licence({ expires_on: "2026-11-22" }), TODAY)).toBe(false);
    expect(isValidOn(licence({ expires_on: TODAY }), TODAY)).toBe(true);
    expect(isValidOn(licence(), TODAY)).toBe(true);
  });

  it("ends where the rider works", () => {
    const instant = new Date("2026-11-23T18:45:00Z");
    expect(dayIn("Asia/Kolkata", instant)).toBe("2026-11-24");
    expect(dayIn("UTC", instant)).toBe("2026-11-23");
    expect(dayIn("America/Los_Angeles", new Date("2026-11-23T07:59:00Z"))).toBe("2026-11-22");
  });

  it("is counted in days over months, leap years and changes of the clock", () => {
    expect(daysLeft("2026-11-23", TODAY)).toBe(0);
    expect(daysLeft("2026-12-23", TODAY)).toBe(30);
    expect(daysLeft("2028-03-01", "2028-02-28")).toBe(2);
    expect(daysLeft("2026-11-20", TODAY)).toBe(-3);
  });

  it("is soon within 30 days, of approved documents alone", () => {
    const soon = licence({ expires_on: "2026-12-23" });
    const others = [
      licence({ expires_on: "2026-12-24" }),
      licence({ expires_on: "2026-11-22" }),
      licence({ expires_on: "2026-12-01", status: "pending" }),
      licence(),
    ];
    expect(expiringOn([...others, soon], TODAY)).toEqual([soon]);
  });
});

describe("a notice", () => {
  it("is due at 30, 7 and 1 days, and never earlier", () => {
    expect([31, 30, 8, 7, 2, 1, 0].map((left) => noticeDue(left, null))).toEqual([null, 30, 30, 7, 7, 1, 1]);
  });

  it("is given once", () => {
    expect([30, 12, 7, 3, 1, 0].map((left) => noticeDue(left, 30))).toEqual([null, null, 7, 7, 1, 1]);
    expect([7, 1].map((left) => noticeDue(left, 7))).toEqual([null, 1]);
    expect([1, 0].map((left) => noticeDue(left, 1))).toEqual([null, null]);
  });

  it("is not for a document that is over", () => {
    expect(noticeDue(-1, null)).toBeNull();
  });
});
