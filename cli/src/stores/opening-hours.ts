const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
type Weekday = (typeof WEEKDAYS)[number];

/** Spans per weekday as the Admin API takes them; null is always open. */
export type OpeningHours = Partial<Record<Weekday, [string, string][]>> | null;

const PART = /^(?:([a-z]{3})(?:-([a-z]{3}))?=)?(.+)$/;
const SPAN = /^(\d{2}:\d{2})-(\d{2}:\d{2})$/;
const SENTENCE = "must be always, or DAYS=HH:MM-HH:MM,... such as mon-fri=07:00-23:00,sat=08:00-13:00+16:00-22:00";

/** Opening hours as people write them; a sentence when they cannot be read. Days that are not named are days off. */
export function parseHours(written: string): OpeningHours | string {
  const plain = written.trim().toLowerCase();
  if (plain === "always") return null;
  const hours: NonNullable<OpeningHours> = {};
  for (const part of plain.split(",")) {
    const [, from, to, times] = PART.exec(part.trim()) ?? [];
    const days = times === undefined ? null : daysBetween(from, to);
    const spans = times?.split("+").map((span) => SPAN.exec(span.trim()));
    if (!days || !spans || spans.some((span) => span === null)) return SENTENCE;
    for (const day of days) {
      hours[day] = [...(hours[day] ?? []), ...spans.map((span): [string, string] => [span![1]!, span![2]!])];
    }
  }
  return hours;
}

/** All days when none is named; `fri-mon` runs over the weekend. */
function daysBetween(from: string | undefined, to: string | undefined): readonly Weekday[] | null {
  if (from === undefined) return WEEKDAYS;
  const start = WEEKDAYS.indexOf(from as Weekday);
  const end = to === undefined ? start : WEEKDAYS.indexOf(to as Weekday);
  if (start < 0 || end < 0) return null;
  const count = ((end - start + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => WEEKDAYS[(start + index) % 7]!);
}
