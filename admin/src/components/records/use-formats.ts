import { useTranslation } from "adminjs";
import { useMemo } from "react";

/** How the reader's language writes amounts, moments and numbers. */
export interface Formats {
  /** In a currency, or in that of the shop. */
  money: (amount: number | null | undefined, currency?: string) => string;
  /** The sign of the shop's currency. */
  currencySign: string;
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

/** As the page was sent; empty before the shop has one. */
const HOME_CURRENCY = document.documentElement.dataset.currency ?? "";

const amountFormat = (locale: string, currency: string): Intl.NumberFormat =>
  new Intl.NumberFormat(
    locale,
    currency ? { style: "currency", currency: currency.toUpperCase() } : { minimumFractionDigits: 2 },
  );

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
    money: (amount, currency = HOME_CURRENCY) =>
      amount === null || amount === undefined ? NOTHING : amountFormat(locale, currency).format(amount),
    currencySign:
      amountFormat(locale, HOME_CURRENCY)
        .formatToParts(0)
        .find(({ type }) => type === "currency")?.value ?? "",
    instant: (iso) => (iso ? instant.format(new Date(iso)) : NOTHING),
    time: (iso) => time.format(new Date(iso)),
    number: (value) => number.format(value),
  };
}
