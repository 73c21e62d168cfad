import { inLatinLetters, MAX_PRODUCT_WORDS, queryWordsOf, searchWordsOf, wordsOf } from "./search-words";

const nothing = { names: [], labels: [], surroundings: [], description: null };

describe("the words of a text", () => {
  it("are lower case, in any script, without punctuation", () => {
    expect(wordsOf("Amul Taaza (Toned) Milk, 500ml")).toEqual(["amul", "taaza", "toned", "milk", "500ml"]);
    expect(wordsOf("अमूल दूध — 500 मि.ली.")).toEqual(["अमूल", "दूध", "500", "मि", "ली"]);
  });

  it("lose Latin accents and keep the vowel signs of other scripts", () => {
    expect(wordsOf("Nescafé Crème")).toEqual(["nescafe", "creme"]);
    expect(wordsOf("आलू")).toEqual(["आलू".normalize("NFKC")]);
  });

  it("are cut when nobody would type them", () => {
    expect(wordsOf("x".repeat(5000))).toEqual(["x".repeat(40)]);
  });
});

describe("Devanagari in Latin letters", () => {
  it.each([
    ["आलू", "alu"],
    ["दूध", "dudh"],
    ["पनीर", "panir"],
    ["टमाटर", "tamatar"],
    ["प्याज़", "pyaz"],
  ])("writes %s as %s", (word, latin) => {
    expect(inLatinLetters(word)).toBe(latin);
  });

  it("leaves other words alone", () => {
    expect(inLatinLetters("milk")).toBeNull();
  });
});

describe("the words of a product", () => {
  it("weigh most in its names, and once each", () => {
    const words = searchWordsOf({
      names: ["Milk", "दूध"],
      labels: ["Amul"],
      surroundings: ["Milk & dairy"],
      description: "Fresh milk",
    });
    expect(Object.fromEntries(words.map(({ word, weight }) => [word, weight]))).toEqual({
      milk: 1,
      दूध: 1,
      dudh: 1,
      amul: 0.8,
      dairy: 0.5,
      fresh: 0.2,
    });
  });

  it("are capped, the weightiest first", () => {
    const description = Array.from({ length: 1000 }, (_, index) => `word${index}`).join(" ");
    const words = searchWordsOf({ ...nothing, names: ["Milk"], description });
    expect(words).toHaveLength(MAX_PRODUCT_WORDS);
    expect(words[0]).toEqual({ word: "milk", weight: 1 });
  });
});

describe("the words of a query", () => {
  it("are distinct and at most eight", () => {
    expect(queryWordsOf("milk Milk a b c d e f g h i")).toEqual(["milk", "a", "b", "c", "d", "e", "f", "g"]);
    expect(queryWordsOf(" .. ")).toEqual([]);
  });
});
