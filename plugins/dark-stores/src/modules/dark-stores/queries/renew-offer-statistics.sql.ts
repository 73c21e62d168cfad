import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Has PostgreSQL count the offers anew when their table has more than doubled since it last did. After the first large
 * load it took the table for empty, and went through every store's offer of a variant for each of a million entries: more
 * than ten minutes instead of half a minute. Autovacuum would see to it, a minute too late. Parameters: none. Rows: none.
 */
export async function renewOfferStatistics(db: Knex): Promise<void> {
  await db.raw(
    `DO $$ BEGIN
       IF (SELECT pg_relation_size(oid) / current_setting('block_size')::integer > 100 + 2 * relpages
           FROM pg_class WHERE oid = 'store_offer'::regclass) THEN
         ANALYZE store_offer;
       END IF;
     END $$`,
  );
}
