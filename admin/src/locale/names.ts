import type { Locale, LocaleTranslations } from "adminjs";
import { LANGUAGE_COOKIE, LANGUAGES, type Language, type Names } from "./languages.js";
import { aftermathNames } from "./names/aftermath.js";
import { adminjsHindi } from "./names/adminjs-hindi.js";
import { firstNames } from "./names/first.js";
import { offerNames } from "./names/offers.js";
import { riderNames } from "./names/riders.js";

const LANGUAGE_MINUTES = 365 * 24 * 60;

/** One entry per room of the panel. */
const ROOMS: readonly Names[] = [firstNames, aftermathNames, offerNames, riderNames];

/** Names of the panel's things in every language. Sentences are said with `useSay`. */
export const locale: Locale = {
  language: "en",
  availableLanguages: [...LANGUAGES],
  localeDetection: true,
  // The server reads the same cookie, for the pages that have no script.
  detection: {
    order: ["cookie", "navigator"],
    caches: ["cookie"],
    lookupCookie: LANGUAGE_COOKIE,
    cookieMinutes: LANGUAGE_MINUTES,
    cookieOptions: { path: "/admin", sameSite: "lax" },
  },
  translations: Object.fromEntries(LANGUAGES.map((language) => [language, translationsOf(language)])),
};

function translationsOf(language: Language): LocaleTranslations {
  const collect = (part: keyof Names[Language]): Record<string, string> =>
    Object.assign({}, ...ROOMS.map((room) => room[language][part])) as Record<string, string>;
  const resources = collect("resources");
  const own = language === "hi" ? adminjsHindi : {};
  return {
    ...own,
    components: { LanguageSelector: { availableLanguages: { en: "English", hi: "हिन्दी" } } },
    labels: {
      ...(own.labels as Record<string, string> | undefined),
      ...resources,
      dashboard: language === "hi" ? "आज" : "Today",
      navigation: "",
    },
    pages: collect("pages"),
    actions: {
      ...(own.actions as Record<string, string> | undefined),
      show: language === "hi" ? "विवरण" : "Details",
      ...collect("actions"),
    },
    properties: { ...(own.properties as Record<string, string> | undefined), ...collect("properties") },
    // Heads each list with its own name instead of "List".
    resources: {
      ...Object.fromEntries(Object.entries(resources).map(([id, name]) => [id, { actions: { list: name } }])),
      operators: {
        properties: { label: language === "hi" ? "भूमिका" : "Role" },
        actions: { list: resources.operators ?? "Operators" },
      },
    },
  };
}
