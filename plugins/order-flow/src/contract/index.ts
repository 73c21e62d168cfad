export * from "./answers";
export * from "./events";
export * from "./requests";
export * from "./statuses";
