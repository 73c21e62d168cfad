import type { SmsOptions } from "./options";

export interface SmsMessage {
  /** E.164. */
  to: string;
  text: string;
  template: string;
  data?: Record<string, unknown>;
}

const PLACEHOLDER = /\{\{(\w+)\}\}/g;
/** Texts that name no language, such as login codes, are in English. */
const DEFAULT_LOCALE = "en";

/** What the gateway is told, in the words of the settings or in ours. */
export function bodyOf(
  message: SmsMessage,
  { gatewayBody, templateIds }: Pick<SmsOptions, "gatewayBody" | "templateIds">,
  key: string,
): unknown {
  const locale = typeof message.data?.locale === "string" ? message.data.locale : DEFAULT_LOCALE;
  const template_id = templateIds[message.template]?.[locale];
  if (!gatewayBody) return { ...message, ...(template_id && { template_id }) };
  const { to, text, template } = message;
  return filledIn(gatewayBody, { to, text, template, template_id: template_id ?? "", locale, key });
}

/** Fills in strings after the JSON was read, so that no text can change its shape. */
function filledIn(value: unknown, words: Record<string, string>): unknown {
  if (typeof value === "string") {
    return value.replace(PLACEHOLDER, (whole, name: string) => words[name] ?? whole);
  }
  if (Array.isArray(value)) return value.map((each) => filledIn(each, words));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filledIn(each, words)]));
}
