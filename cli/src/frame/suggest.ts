import type { Topic } from "./command.js";

/**
 * What someone meant who began with a verb: `list stores`, or `list` alone. Null when the word is no verb of any topic;
 * typing errors are commander's business.
 */
export function describeLostVerb(words: readonly string[], topics: readonly Topic[]): string | null {
  const [verb = "", next] = words;
  const names = topics
    .filter(({ commands }) => commands.some((command) => command.verb === verb))
    .map(({ name }) => name);
  if (names.length === 0) {
    return null;
  }
  const meant = names.find((name) => name === next) ?? (names.length === 1 ? names[0] : undefined);
  return meant
    ? `unknown command '${verb}' (Did you mean ${meant} ${verb}?)`
    : `unknown command '${verb}': say of what, ${names.map((name) => `${name} ${verb}`).join(", ")}`;
}
