export * from "./answers";
export * from "./events";
export * from "./refunds";
export * from "./requests";
export * from "./statuses";
