export * from "./deliveries";
export * from "./dispatch";
export * from "./documents";
export * from "./events";
export * from "./locations";
export * from "./riders";
