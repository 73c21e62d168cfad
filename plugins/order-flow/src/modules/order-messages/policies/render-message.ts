import type { MessageChannel, MessageKind } from "../../../contract";
import type { Language } from "./language";
import { ENGLISH } from "./templates/english";
import { HINDI } from "./templates/hindi";
import type { Phrases, Templates } from "./templates/phrases";

/** What is known of the order or the payment when its message is sent; money in major units. */
export interface MessageFacts {
  sender: string;
  order_number: number | null;
  store_name: string | null;
  /** IANA name; the store's. */
  time_zone: string;
  promised_at: Date | null;
  currency_code: string;
  total: number;
  cash_to_collect: number;
  handoff_code: string | null;
  amount: number;
  is_unpaid: boolean;
  is_paid_ahead: boolean;
}

export interface RenderedMessage {
  text: string;
  subject: string;
  html: string;
}

const TEMPLATES: Record<Language, Templates> = { en: ENGLISH, hi: HINDI };
/** Both as they are written in India. */
const LOCALES: Record<Language, string> = { en: "en-IN", hi: "hi-IN" };
/** A longer name would cost every text message another part. */
const LONGEST_STORE_NAME = 24;

/** The words of a message in one language for one channel: a text message is one line, an e-mail has a subject and HTML. */
export function renderMessage(
  kind: MessageKind,
  language: Language,
  channel: MessageChannel,
  facts: MessageFacts,
): RenderedMessage {
  const { subject, sentences } = TEMPLATES[language][kind](phrasesOf(facts, language, channel));
  const paragraphs = [...sentences, facts.sender].map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`);
  return {
    text: channel === "sms" ? `${facts.sender}: ${sentences.join(" ")}` : [...sentences, facts.sender].join("\n\n"),
    subject,
    html: `<html lang="${language}"><body>${paragraphs.join("")}</body></html>`,
  };
}

function phrasesOf(facts: MessageFacts, language: Language, channel: MessageChannel): Phrases {
  const locale = LOCALES[language];
  const money = (amount: number): string =>
    plainSpaces(
      new Intl.NumberFormat(locale, {
        style: "currency",
        currency: facts.currency_code,
        // The sign of the rupee is not in the alphabet of text messages: it would double their price.
        currencyDisplay: channel === "sms" && language === "en" ? "code" : "symbol",
      }).format(amount),
    );
  return {
    order: `#${facts.order_number ?? ""}`,
    store: shortened(facts.store_name ?? facts.sender, channel === "sms" ? LONGEST_STORE_NAME : Infinity),
    promised_time:
      facts.promised_at &&
      plainSpaces(
        new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: facts.time_zone }).format(
          facts.promised_at,
        ),
      ),
    total: money(facts.total),
    to_pay: facts.cash_to_collect > 0 ? money(facts.cash_to_collect) : null,
    handoff_code: facts.handoff_code,
    amount: money(facts.amount),
    is_unpaid: facts.is_unpaid,
    is_paid_ahead: facts.is_paid_ahead,
  };
}

/** Spaces that do not break are not in the alphabet of text messages either. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

function shortened(name: string, longest: number): string {
  return name.length <= longest ? name : `${name.slice(0, longest - 1).trimEnd()}.`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
