export * from "./refusal";
export * from "./geo";
export * from "./opening-hours";
export * from "./dark-stores";
export * from "./offers";
export * from "./stock";
export * from "./staff";
export * from "./events";
export * from "./imports";
export * from "./catalog-imports";
export * from "./products";

/** Request header that says which dark store a customer is shopping in. */
export const DARK_STORE_HEADER = "x-dark-store-id";
