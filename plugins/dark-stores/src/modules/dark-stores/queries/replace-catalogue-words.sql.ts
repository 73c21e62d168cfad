import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Makes the words of these products exactly the given ones. Parameters: products; products, words and weights in step.
 * Rows: none. A new word joins the vocabulary, a Latin one with how it sounds (double metaphone), so that it is found
 * however it is spelled; words nobody uses any more stay there and find nothing.
 */
export async function replaceCatalogueWords(
  db: Knex,
  params: { product_ids: string[]; named_ids: string[]; words: string[]; weights: number[] },
): Promise<void> {
  await db.raw(
    `WITH given AS (
       SELECT * FROM unnest(:named_ids::text[], :words::text[], :weights::real[]) AS given(product_id, word, weight)
     ),
     gone AS (
       DELETE FROM catalogue_word
       WHERE product_id = ANY (:product_ids::text[])
         AND (word, product_id) NOT IN (SELECT word, product_id FROM given)
     ),
     learned AS (
       INSERT INTO search_word (word, sound)
       SELECT DISTINCT word, CASE WHEN word ~ '^[a-z]{3,}$' THEN dmetaphone(word) ELSE '' END
       FROM given
       ON CONFLICT DO NOTHING
     )
     INSERT INTO catalogue_word (word, product_id, weight)
     SELECT word, product_id, weight
     FROM given
     ON CONFLICT (word, product_id) DO UPDATE SET weight = excluded.weight`,
    params,
  );
}
