import type { CycleCount, CycleCountLine } from "../../contract/cycle-counts";

/** A count as those see it who count: what they wrote down, not what the books say. */
export function blindCount(count: CycleCount & { lines?: CycleCountLine[] }) {
  const { id, dark_store_id, status, bins, variant_ids, note, line_count, created_at, lines } = count;
  return {
    ...{ id, dark_store_id, status, bins, variant_ids, note, line_count, created_at },
    ...(lines && { lines: lines.map(blindLine) }),
  };
}

/** A line as those see it who count. */
export function blindLine({ variant_id, sku, title, bin, counted, counted_at, problem }: CycleCountLine) {
  return { variant_id, sku, title, bin, counted, counted_at, count_again: problem !== null };
}
