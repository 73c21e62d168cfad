import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** More migrations than all modules have together. */
const MAX_MIGRATIONS = 10_000;

/** Purpose: the names of the migrations that ran, of all modules; the table is Medusa's. Rows: one for each. */
export async function listAppliedMigrations(db: Knex): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { name: string }[] }>(
    `select name from mikro_orm_migrations order by id limit ${MAX_MIGRATIONS}`,
  );
  return rows.map(({ name }) => name);
}
