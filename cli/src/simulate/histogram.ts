import { spanText } from "../orders/lateness.js";

export interface Bin {
  /** Where it begins, for people. */
  label: string;
  value: number;
}

const S = 1000;
/** Widths that people can read off, in milliseconds. */
const WIDTHS = [5 * S, 10 * S, 30 * S, 60 * S, 120 * S, 300 * S, 600 * S, 1800 * S, 3600 * S];
const MOST_BINS = 12;

/** How often times fall into bins of the same round width, from 0 to the longest. */
export function histogram(timesMs: readonly number[]): Bin[] {
  if (timesMs.length === 0) return [];
  const longest = Math.max(...timesMs);
  const width = WIDTHS.find((each) => longest / each < MOST_BINS) ?? Math.ceil((longest + 1) / MOST_BINS);
  const bins = Array.from({ length: Math.floor(longest / width) + 1 }, (_, index): Bin => {
    return { label: spanText(index * width).replace(" 0 s", ""), value: 0 };
  });
  timesMs.forEach((time) => (bins[Math.floor(time / width)]!.value += 1));
  return bins;
}
