/** The languages that messages are written in. */
export const LANGUAGES = ["en", "hi"] as const;
export type Language = (typeof LANGUAGES)[number];

const FALLBACK: Language = "en";

/** The first of these locales, such as `hi-IN`, that messages are written in; English when there is none. */
export function languageOf(...locales: unknown[]): Language {
  for (const locale of locales) {
    if (typeof locale !== "string") continue;
    const [language] = locale.trim().toLowerCase().split(/[-_]/);
    const known = LANGUAGES.find((each) => each === language);
    if (known) return known;
  }
  return FALLBACK;
}
