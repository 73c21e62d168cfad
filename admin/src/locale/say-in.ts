import { HINDI } from "./hindi/index.js";

/** One sentence in a language; `{name}` in it is replaced by the value of that name. Without a translation: English. */
export function sayIn(language: string, english: string, values: Record<string, string | number> = {}): string {
  const sentence = language === "hi" ? (HINDI[english] ?? english) : english;
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
