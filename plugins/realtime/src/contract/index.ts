export * from "./acknowledgements";
export * from "./messages";
export * from "./requests";
export * from "./recovery";
export * from "./rooms";
