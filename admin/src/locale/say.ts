import { useTranslation } from "adminjs";
import { HINDI } from "./hindi/index.js";

/** Says an English sentence in the reader's language; `{name}` in it is replaced by the value of that name. */
export type Say = (english: string, values?: Record<string, string | number>) => string;

/** The reader's own way of saying the panel's sentences. A sentence without a translation stays English. */
export function useSay(): Say {
  const { i18n } = useTranslation();
  return (english, values = {}) => sayIn(i18n.language, english, values);
}

/** One sentence in a language. */
export function sayIn(language: string, english: string, values: Record<string, string | number> = {}): string {
  const sentence = language === "hi" ? (HINDI[english] ?? english) : english;
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
