export const LANGUAGES = ["en", "hi"] as const;
/** Holds the reader's choice; pages set it, the server reads it. */
export const LANGUAGE_COOKIE = "quickdash_language";
export type Language = (typeof LANGUAGES)[number];

/** What resources, their actions and their columns are called; by AdminJS's own keys. */
export type Names = Record<Language, Record<"resources" | "actions" | "properties" | "pages", Record<string, string>>>;

/** The language that a request's cookie header asks for. */
export function languageOf(cookies: string | undefined): Language {
  return new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=hi(?:;|$)`).test(cookies ?? "") ? "hi" : "en";
}
