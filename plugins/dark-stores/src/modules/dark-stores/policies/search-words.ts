import Sanscript from "@indic-transliteration/sanscript";

/** A longer word is cut: nobody types more, and edit distances cost time with length. */
const MAX_WORD_LENGTH = 40;
/** Words of a product or a query beyond these are left out. */
export const MAX_PRODUCT_WORDS = 200;
export const MAX_QUERY_WORDS = 8;

/** A word a product is found by, and how much it says about the product (1 is its name). */
export interface WeightedWord {
  word: string;
  weight: number;
}

/** The texts of a product that are searched; lower weights are for texts that mention more than the product is. */
export interface SearchableTexts {
  /** Title and names in other languages, SKUs, barcodes. */
  names: (string | null | undefined)[];
  /** Brand, tags, keywords. */
  labels: (string | null | undefined)[];
  /** Subtitle, variant titles, category, collection and type. */
  surroundings: (string | null | undefined)[];
  description: string | null | undefined;
}

const WEIGHTS = { names: 1, labels: 0.8, surroundings: 0.5, description: 0.2 } as const;

/** Latin letters without their accents; other scripts keep their marks, which are vowels there. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/([a-z])[\u0300-\u036f]+/giu, "$1")
    .normalize("NFKC")
    .toLowerCase();
}

/** The words of a text in lower case, in any script, at most 40 characters each, in their order, repeats included. */
export function wordsOf(text: string): string[] {
  return plain(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => [...word].slice(0, MAX_WORD_LENGTH).join(""));
}

/**
 * A Devanagari word in Latin letters as people type it, or null for any other word: the inherent vowel at the end is
 * not spoken in Hindi, so it is not written.
 */
export function inLatinLetters(word: string): string | null {
  if (!/\p{Script=Devanagari}/u.test(word)) {
    return null;
  }
  // A dot below turns j into z and ph into f; the library leaves it standing behind the syllable.
  const spelled = Sanscript.t(word, "devanagari", "optitrans")
    .toLowerCase()
    .replace(/j(a?)\u093c/g, "z$1")
    .replace(/ph(a?)\u093c/g, "f$1");
  const letters = spelled.replace(/[^a-z0-9]+/g, "").replace(/a$/, "");
  return letters === "" ? null : letters;
}

/** All words a product is found by, each with its highest weight; Hindi words also as they sound in Latin letters. */
export function searchWordsOf(texts: SearchableTexts): WeightedWord[] {
  const weights = new Map<string, number>();
  const add = (text: string | null | undefined, weight: number): void => {
    for (const word of wordsOf(text ?? "")) {
      for (const form of [word, inLatinLetters(word)]) {
        if (form !== null && (weights.get(form) ?? 0) < weight) {
          weights.set(form, weight);
        }
      }
    }
  };
  texts.names.forEach((text) => add(text, WEIGHTS.names));
  texts.labels.forEach((text) => add(text, WEIGHTS.labels));
  texts.surroundings.forEach((text) => add(text, WEIGHTS.surroundings));
  add(texts.description, WEIGHTS.description);
  return [...weights]
    .map(([word, weight]) => ({ word, weight }))
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, MAX_PRODUCT_WORDS);
}

/** The distinct words of a query, at most eight. */
export function queryWordsOf(query: string): string[] {
  return [...new Set(wordsOf(query))].slice(0, MAX_QUERY_WORDS);
}
