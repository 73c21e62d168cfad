import type { HttpClient } from "../client/http-client.js";
import type { StockLine } from "./stock-lines.js";

/** A counted SKU beside what the books said at that instant. */
export interface CountedLine {
  sku: string | null;
  title: string | null;
  bin: string | null;
  expected: number;
  counted: number;
  variance: number;
  /** Why the difference could not be applied. */
  problem: string | null;
}

export interface ShelfCount {
  id: string;
  status: string;
  lines: CountedLine[];
}

interface CountAnswer {
  cycle_count: { id: string; status: string };
}

const LINES_AT_ONCE = 500;
const PAGE = 200;

/**
 * Opens a cycle count, writes down what was counted, and applies the differences; a dry run cancels the count instead. A
 * count that fails on the way is cancelled, so that nothing stays open.
 */
export async function countShelf(
  admin: HttpClient,
  count: { darkStoreId: string; lines: readonly StockLine[]; note: string | undefined; dryRun: boolean },
): Promise<ShelfCount> {
  const base = `/admin/dark-stores/${count.darkStoreId}/cycle-counts`;
  const { cycle_count: opened } = await admin.post<CountAnswer>(base, count.note ? { note: count.note } : {});
  const path = `${base}/${opened.id}`;
  try {
    for (let from = 0; from < count.lines.length; from += LINES_AT_ONCE) {
      const part = count.lines.slice(from, from + LINES_AT_ONCE);
      await admin.post(`${path}/lines`, { lines: part.map(({ sku, quantity }) => ({ sku, counted: quantity })) });
    }
  } catch (error) {
    await admin.post(`${path}/cancel`, {}, { mustFinish: true });
    throw error;
  }
  const before = count.dryRun ? await linesOf(admin, path) : null;
  const { cycle_count: closed } = await admin.post<CountAnswer>(`${path}/${count.dryRun ? "cancel" : "complete"}`);
  return { id: opened.id, status: closed.status, lines: before ?? (await linesOf(admin, path)) };
}

async function linesOf(admin: HttpClient, path: string): Promise<CountedLine[]> {
  const lines: CountedLine[] = [];
  for (;;) {
    const page = await admin.get<{ lines: CountedLine[]; count: number }>(`${path}/lines`, {
      limit: PAGE,
      offset: lines.length,
    });
    lines.push(...page.lines);
    if (page.lines.length === 0 || lines.length >= page.count) return lines;
  }
}
