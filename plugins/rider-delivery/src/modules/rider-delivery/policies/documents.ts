import type { DocumentGap, DocumentKind, DocumentStatus, RequiredDocuments, Vehicle } from "../../../contract";

/** As many days before its end a document is "expiring"; and when its rider is told, farthest first. */
export const EXPIRING_DAYS = 30;
export const NOTICE_DAYS = [EXPIRING_DAYS, 7, 1] as const;

/** What a rule has to know of a current document; `expires_on` is its last good day, null: good for ever. */
export type DocumentFacts = { kind: DocumentKind; status: DocumentStatus; expires_on: string | null };

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether this is the name of a time zone, such as Asia/Kolkata. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The day it is in a time zone, `YYYY-MM-DD`. */
export function dayIn(time_zone: string, now: Date): string {
  // Swedish dates are written as ISO 8601.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: time_zone, dateStyle: "short" }).format(now);
}

/** Days from `today` to the end of a document's last good day; 0 on that day, negative after it. */
export function daysLeft(expires_on: string, today: string): number {
  return Math.round((Date.parse(expires_on) - Date.parse(today)) / DAY_MS);
}

/** Whether a document counts today: approved, and its last good day is not over. */
export function isValidOn({ status, expires_on }: DocumentFacts, today: string): boolean {
  return status === "approved" && (expires_on === null || expires_on >= today);
}

/** What is missing of the documents that a vehicle needs, and why, from a rider's current documents. */
export function documentGaps(
  vehicle: Vehicle,
  documents: readonly DocumentFacts[],
  { required, today }: { required: RequiredDocuments; today: string },
): DocumentGap[] {
  return required[vehicle].flatMap((kind): DocumentGap[] => {
    const own = documents.filter((document) => document.kind === kind);
    if (own.some((document) => isValidOn(document, today))) return [];
    const submitted = own.find((document) => document.status !== "approved");
    if (submitted) return [{ kind, reason: submitted.status === "pending" ? "pending" : "rejected" }];
    return [{ kind, reason: own.length > 0 ? "expired" : "missing" }];
  });
}

/** The approved documents that end within `EXPIRING_DAYS` days, the last day included. */
export function expiringOn<T extends DocumentFacts>(documents: readonly T[], today: string): T[] {
  return documents.filter(
    (document) =>
      document.expires_on !== null &&
      isValidOn(document, today) &&
      daysLeft(document.expires_on, today) <= EXPIRING_DAYS,
  );
}

/** Which notice of `NOTICE_DAYS` is due when so many days are left; null: none, or a later one was given already. */
export function noticeDue(days_left: number, told_days: number | null): number | null {
  if (days_left < 0) return null;
  const notice = NOTICE_DAYS.filter((days) => days >= days_left).at(-1);
  return notice !== undefined && (told_days === null || told_days > notice) ? notice : null;
}
