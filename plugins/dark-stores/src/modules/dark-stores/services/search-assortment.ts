import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { queryWordsOf } from "../policies/search-words";
import { expandSearchWords, type ExpandedWord } from "../queries/expand-search-words.sql";
import {
  pageAssortment,
  type AssortmentFilters,
  type AssortmentPageRequest,
  type AssortmentPageRow,
} from "../queries/page-assortment.sql";

/** From this many words on, a product may miss one of them when nothing matches all. */
const WORDS_TO_MISS_ONE = 2;

function unmatched(words: string[], literal: ExpandedWord[]): Set<number> {
  const matched = new Set(literal.map((word) => word.place));
  return new Set(words.map((_, index) => index + 1).filter((place) => !matched.has(place)));
}

/** What to try one after the other, the most literal reading first, until something is found. */
async function* readings(db: Knex, words: string[]): AsyncGenerator<NonNullable<AssortmentFilters["search"]>> {
  const literal = await expandSearchWords(db, { words, tolerant: false });
  const missing = unmatched(words, literal);
  if (missing.size === 0) {
    yield { words: literal, needed: words.length };
  }
  const tolerant = await expandSearchWords(db, { words, tolerant: true });
  if (missing.size > 0 && missing.size < words.length) {
    yield { words: [...literal, ...tolerant.filter((word) => missing.has(word.place))], needed: words.length };
  }
  const all = [...literal, ...tolerant];
  yield { words: all, needed: words.length };
  if (words.length >= WORDS_TO_MISS_ONE) {
    yield { words: all, needed: words.length - 1 };
  }
}

/**
 * A page of what a store offers for a search: products that match every word, as typed or as a beginning; if there are
 * none, those whose words are spelled or sound nearly alike; if there are still none, those that match all words but one.
 */
export async function searchAssortment(
  db: Knex,
  filters: AssortmentFilters & { q?: string | undefined },
  page: AssortmentPageRequest,
): Promise<AssortmentPageRow[]> {
  const { q, ...others } = filters;
  const words = queryWordsOf(q ?? "");
  if (words.length === 0) {
    return pageAssortment(
      db,
      others,
      page.order === "relevance" ? { ...page, order: "title", descending: false } : page,
    );
  }
  let rows: AssortmentPageRow[] = [];
  for await (const search of readings(db, words)) {
    rows = await pageAssortment(db, { ...others, search }, page);
    if ((rows[0]?.count ?? 0) > 0) {
      break;
    }
  }
  return rows;
}
