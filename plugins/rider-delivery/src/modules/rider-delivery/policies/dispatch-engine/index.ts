/** The dispatch engine: a pure function from what is known in a planning round to what has to happen now. */
export { matchRows } from "./matching";
export { DISPATCH_PARAMETERS } from "./parameters";
export type { DispatchParameters } from "./parameters";
export { planRound } from "./plan-round";
export type * from "./types";
