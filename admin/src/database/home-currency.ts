import type { DataSource } from "typeorm";

const READ = `SELECT currency_code FROM store_currency WHERE is_default AND deleted_at IS NULL ORDER BY id LIMIT 1`;

/** The currency of prices and earnings, as ISO 4217 names it in small letters; null before the base data is there. */
export async function readHomeCurrency(database: DataSource): Promise<string | null> {
  const [found] = await database.query<{ currency_code: string }[]>(READ);
  return found?.currency_code ?? null;
}
