import { useTranslation } from "adminjs";
import { useMemo } from "react";

/** How the reader's language writes amounts, moments and numbers. */
export interface Formats {
  money: (amount: number | null | undefined, currency: string) => string;
  /** Day and minute, in the reader's own time zone. */
  instant: (iso: string | null | undefined) => string;
  /** Hour, minute and second. */
  time: (iso: string) => string;
  number: (value: number) => string;
}

export const NOTHING = "–";

/** The formats of the reader's language. */
export function useFormats(): Formats {
  const { language } = useTranslation().i18n;
  return useMemo(() => formatsOf(language === "hi" ? "hi-IN" : "en-IN"), [language]);
}

function formatsOf(locale: string): Formats {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const instant = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  const time = new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hour12: false,
  });
  return {
    money: (amount, currency) =>
      amount === null || amount === undefined
        ? NOTHING
        : new Intl.NumberFormat(locale, { style: "currency", currency: currency.toUpperCase() }).format(amount),
    instant: (iso) => (iso ? instant.format(new Date(iso)) : NOTHING),
    time: (iso) => time.format(new Date(iso)),
    number: (value) => number.format(value),
  };
}
