export * from "./acknowledgements";
export * from "./messages";
export * from "./requests";
export * from "./rooms";
