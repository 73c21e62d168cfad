const MS_PER_MINUTE = 60_000;

/** The instant by which the order is promised at the door. */
export function promisedAt(placedAt: Date, etaMinutes: number): Date {
  return new Date(placedAt.getTime() + Math.ceil(etaMinutes) * MS_PER_MINUTE);
}
