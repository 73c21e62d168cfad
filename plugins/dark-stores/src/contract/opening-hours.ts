import { z } from "zod";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const MAX_SPANS_PER_DAY = 6;
/** More than two years of public holidays. */
export const MAX_OPENING_EXCEPTIONS = 100;

const timeSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "a time must be HH:MM between 00:00 and 24:00");
const spanSchema = z
  .tuple([timeSchema, timeSchema])
  .refine(([opens, closes]) => opens !== closes, "opening and closing time must differ; use 00:00 to 24:00 for all day")
  .refine(([opens]) => opens !== "24:00", "a day's last opening time is 23:59");
const spansSchema = z.array(spanSchema).max(MAX_SPANS_PER_DAY);

/** From when to when, `HH:MM`; an end before its start is on the next day. */
export type OpeningSpan = z.infer<typeof spanSchema>;

/**
 * Opening spans per weekday in the store's own time zone; a span whose end is before its start runs past midnight.
 * A weekday left out is a day off; `null` instead of the whole object means always open.
 */
export const openingHoursSchema = z.partialRecord(z.enum(WEEKDAYS), spansSchema).nullable();

export type OpeningHours = z.infer<typeof openingHoursSchema>;

/** A date whose hours differ from its weekday's: a holiday has none. `note` is for people. */
const openingExceptionSchema = z.strictObject({
  date: z.iso.date("date must be a day of the calendar, YYYY-MM-DD"),
  hours: spansSchema,
  note: z.string().trim().max(200).optional(),
});

export type OpeningException = z.infer<typeof openingExceptionSchema>;

/** Dates in the store's own time zone, each once; dates that are past do no harm. */
export const openingExceptionsSchema = z
  .array(openingExceptionSchema)
  .max(MAX_OPENING_EXCEPTIONS, `at most ${MAX_OPENING_EXCEPTIONS} exceptions: take out those that are past`)
  .refine(
    (exceptions) => new Set(exceptions.map((exception) => exception.date)).size === exceptions.length,
    "a date may have only one exception",
  );
