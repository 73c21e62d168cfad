import type { MedusaContainer } from "@medusajs/framework/types";

/** A GET request of the Store API, free of the server that took it in. */
export interface StoreVisit {
  scope: MedusaContainer;
  /** Path and query as they were asked for. */
  url: string;
  /** What the address names, such as a product's id; empty for lists. */
  id: string;
  /** Parsed query without `locale`. */
  query: Record<string, unknown>;
  /** Language the texts should have, such as `hi-IN`. */
  locale: string | undefined;
  /** A header by its name in lower case. */
  header: (name: string) => string | undefined;
}

/** What is sent with status 200. With an `etag` header, who has that very answer already is told so instead. */
export interface StoreAnswer {
  headers: Record<string, string>;
  body: string | Buffer;
}

/** A GET of the Store API that is answered ahead of Medusa's own routes. */
export interface StoreRead {
  /** Addresses, without the query; the first group is the id. */
  matcher: RegExp;
  /** The answer, or null to leave the request to Medusa's own route. Throws refusals. */
  answer: (visit: StoreVisit) => Promise<StoreAnswer | null>;
}
