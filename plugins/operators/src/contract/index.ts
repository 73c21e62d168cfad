export * from "./audit";
export * from "./events";
export * from "./operators";
export * from "./permissions";
