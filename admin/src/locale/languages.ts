export const LANGUAGES = ["en", "hi"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What resources, their actions and their columns are called; by AdminJS's own keys. */
export type Names = Record<Language, Record<"resources" | "actions" | "properties", Record<string, string>>>;
