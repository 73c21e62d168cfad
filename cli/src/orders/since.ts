import { z } from "zod";

const AGO = /^(\d+(?:\.\d+)?)([mhd])$/;
const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** An instant as people write it: `30m`, `2h` or `1d` ago, a day, or an instant with its zone. */
export const sinceSchema = z.string().transform((written, issues): Date => {
  const [, count, unit] = AGO.exec(written.trim()) ?? [];
  const instant =
    count !== undefined
      ? new Date(Date.now() - Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS])
      : new Date(/^\d{4}-\d{2}-\d{2}/.test(written.trim()) ? written.trim() : NaN);
  if (Number.isNaN(instant.getTime())) {
    issues.addIssue({
      code: "custom",
      message: "must be 30m, 2h or 1d, or such as 2026-11-01 or 2026-11-01T08:00+05:30",
    });
    return z.NEVER;
  }
  return instant;
});
