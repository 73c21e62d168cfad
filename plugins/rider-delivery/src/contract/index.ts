export * from "./deliveries";
export * from "./events";
export * from "./locations";
export * from "./riders";
