export * from "./barcodes";
export * from "./refusal";
export * from "./geo";
export * from "./opening-hours";
export * from "./dark-stores";
export * from "./fees";
export * from "./offers";
export * from "./stock";
export * from "./staff";
export * from "./events";
export * from "./imports";
export * from "./catalog-imports";
export * from "./products";
export * from "./substitutions";

/** Request header that says which dark store a customer is shopping in. */
export const DARK_STORE_HEADER = "x-dark-store-id";

/** Response header of listings and product pages: `true`, or why the store takes no orders now. */
export const SERVICEABLE_HEADER = "x-dark-store-serviceable";

/** Response header beside it: the instant at which a closed store opens, ISO 8601 in UTC. */
export const OPENS_AT_HEADER = "x-dark-store-opens-at";
