import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { prepared } from "../prepared";

/** A word of the catalogue that may be meant by a word of the query (`place` from 1), and how sure that is (0 to 1). */
export interface ExpandedWord {
  place: number;
  word: string;
  quality: number;
}

/** Words kept per word of the query, the surest first. */
const WORDS_EACH = 40;
/** Greater than every word with the same beginning, byte by byte. */
const BEYOND = "chr(1114111)";

const LITERAL = {
  name: "dark-stores-expand-literal-words",
  text: `SELECT asked.place::integer AS place, known.word, CASE WHEN known.word = asked.word THEN 1 ELSE 0.9 END::float8 AS quality
         FROM unnest($1::text[]) WITH ORDINALITY AS asked(word, place)
         CROSS JOIN LATERAL (
           SELECT word FROM search_word
           WHERE word >= asked.word AND word < asked.word || ${BEYOND}
           ORDER BY word
           LIMIT ${WORDS_EACH}) known`,
};

/*
 * One edit is forgiven from three letters on, two from six, three from nine; a word that sounds the same may differ by
 * half its letters. The beginning of a longer word counts as that word, for those who are still typing.
 */
const TOLERANT = {
  name: "dark-stores-expand-tolerant-words",
  text: `SELECT guess.place::integer AS place, guess.word, max(guess.quality)::float8 AS quality
         FROM unnest($1::text[]) WITH ORDINALITY AS asked(word, place)
         CROSS JOIN LATERAL (SELECT length(asked.word) AS letters, least(3, length(asked.word) / 3) AS edits) size
         CROSS JOIN LATERAL (
           (SELECT asked.place, known.word, 0.7 - 0.1 * known.distance AS quality
            FROM (
              SELECT word, least(
                       levenshtein_less_equal(asked.word, word, size.edits),
                       CASE WHEN size.letters >= 5 AND length(word) > size.letters
                            THEN levenshtein_less_equal(asked.word, left(word, size.letters), size.edits) + 1 END) AS distance
              FROM search_word
              WHERE word >= left(asked.word, 1) AND word < left(asked.word, 1) || ${BEYOND}
                AND length(word) >= size.letters - size.edits) known
            WHERE size.letters >= 3 AND known.distance <= size.edits
            ORDER BY known.distance, known.word
            LIMIT ${WORDS_EACH})
           UNION ALL
           (SELECT asked.place, known.word, 0.5 - 0.05 * levenshtein(asked.word, known.word) AS quality
            FROM search_word known
            WHERE size.letters >= 3 AND asked.word ~ '^[a-z]+$'
              AND known.sound = dmetaphone(asked.word) AND known.sound <> ''
              AND levenshtein(asked.word, known.word) <= greatest(2, size.letters / 2)
            ORDER BY levenshtein(asked.word, known.word), known.word
            LIMIT ${WORDS_EACH})) guess
         GROUP BY guess.place, guess.word`,
};

/**
 * Words of the vocabulary that a query's words may mean: those that begin like them, or with `tolerant` also those that
 * are spelled or sound nearly like them (Levenshtein distance, double metaphone).
 * Parameters: the query's words (at most 8). Rows: at most 80 for each.
 */
export async function expandSearchWords(
  db: Knex,
  params: { words: string[]; tolerant: boolean },
): Promise<ExpandedWord[]> {
  return prepared<ExpandedWord>(db, params.tolerant ? TOLERANT : LITERAL, [params.words]);
}
