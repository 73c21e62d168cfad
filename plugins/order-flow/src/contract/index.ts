export * from "./answers";
export * from "./events";
export * from "./messages";
export * from "./refunds";
export * from "./requests";
export * from "./statuses";
