/** The header is line 1 of what is sent. */
const FIRST_LINE = 2;

/**
 * Which line of the user's file each line that was sent came from. Keeps only where lines were left out, so that a
 * million rows in order cost nothing.
 */
export class SentLines {
  private count = 0;
  /** From this sent line on the user's lines are so many further down. */
  private readonly shifts: { from: number; by: number }[] = [];

  /** One more line was sent; it stands at this line of the user's file. */
  add(line: number): void {
    const sent = FIRST_LINE + this.count;
    this.count += 1;
    const by = line - sent;
    if (by !== (this.shifts.at(-1)?.by ?? 0)) this.shifts.push({ from: sent, by });
  }

  /** The user's line of a line that was sent. */
  lineOf(sent: number): number {
    let [low, high] = [0, this.shifts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.shifts[middle]!.from <= sent) low = middle + 1;
      else high = middle;
    }
    return sent + (this.shifts[low - 1]?.by ?? 0);
  }
}
