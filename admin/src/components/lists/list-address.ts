/** Behind the search box of a list; the server knows the filter by this name. */
const SEARCH = "filters.q";

/** What the address of a list looks for, or nothing. */
export const searchOf = (address: URLSearchParams): string => address.get(SEARCH) ?? "";

/** The address of the same list that looks for a text, from its first page on. */
export function withSearch(address: URLSearchParams, text: string): URLSearchParams {
  const next = new URLSearchParams(address);
  next.delete("page");
  if (text.trim()) next.set(SEARCH, text.trim());
  else next.delete(SEARCH);
  return next;
}

/** What of a list's address is worth keeping: filters, search and order, but no page. */
export function keptQuery(address: URLSearchParams): string {
  const kept = [...address].filter(([name]) => name.startsWith("filters.") || ["sortBy", "direction"].includes(name));
  return new URLSearchParams(kept.filter(([, value]) => value !== "")).toString();
}
