export * from "./audit";
export * from "./diagnostics";
export * from "./events";
export * from "./operators";
export * from "./permissions";
