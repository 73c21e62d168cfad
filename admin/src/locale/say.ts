import { useTranslation } from "adminjs";
import { useEffect, useMemo } from "react";
import { sayIn } from "./say-in.js";

/** Says an English sentence in the reader's language; `{name}` in it is replaced by the value of that name. */
export type Say = (english: string, values?: Record<string, string | number>) => string;

/** The reader's own way of saying the panel's sentences. A sentence without a translation stays English. */
export function useSay(): Say {
  const { language } = useTranslation().i18n;
  useEffect(() => {
    // A change of language loads no page, and screen readers go by this.
    document.documentElement.lang = language === "hi" ? "hi" : "en";
  }, [language]);
  return useMemo((): Say => (english, values) => sayIn(language, english, values), [language]);
}
