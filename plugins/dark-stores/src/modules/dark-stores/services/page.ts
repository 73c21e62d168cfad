/** A stretch of a list. */
export interface Page {
  limit: number;
  offset: number;
}

/**
 * One page of a list whose rows carry the count of all, and that count: asked for once more when the page lies behind
 * the end and has no row to say it.
 */
export async function pageOf<Row extends { count: number }>(
  read: (range: Page) => Promise<Row[]>,
  page: Page,
): Promise<{ rows: Omit<Row, "count">[]; count: number }> {
  const rows = await read(page);
  const [first] = rows.length === 0 && page.offset > 0 ? await read({ limit: 1, offset: 0 }) : rows;
  return { rows: rows.map(({ count: _count, ...row }) => row), count: first?.count ?? 0 };
}
