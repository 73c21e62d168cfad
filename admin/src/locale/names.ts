import type { Locale, LocaleTranslations } from "adminjs";
import { LANGUAGES, type Language, type Names } from "./languages.js";
import { firstNames } from "./names/first.js";

/** One entry per room of the panel. */
const ROOMS: readonly Names[] = [firstNames];

/** Names of the panel's things in every language. Sentences are said with `useSay`. */
export const locale: Locale = {
  language: "en",
  availableLanguages: [...LANGUAGES],
  localeDetection: false,
  translations: Object.fromEntries(LANGUAGES.map((language) => [language, translationsOf(language)])),
};

function translationsOf(language: Language): LocaleTranslations {
  const collect = (part: keyof Names[Language]): Record<string, string> =>
    Object.assign({}, ...ROOMS.map((room) => room[language][part])) as Record<string, string>;
  const resources = collect("resources");
  return {
    labels: { ...resources, dashboard: language === "hi" ? "आज" : "Today", navigation: "" },
    actions: { show: language === "hi" ? "विवरण" : "Details", ...collect("actions") },
    properties: collect("properties"),
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
