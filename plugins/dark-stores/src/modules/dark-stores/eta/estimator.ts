import type { Point } from "../../../contract/geo";
import { straightLineMinutes, type EtaFigures, type EtaModel, type EtaStore } from "../policies/eta";

/** Gives minutes to the door for each store, whatever happens to the model behind it. */
export interface EtaEstimator {
  minutesFor(stores: EtaStore[], to: Point): Promise<number[]>;
}

/** Makes a model from the plugin's `eta.options`; throws one sentence when they are wrong. */
export type EtaModelFactory = (options: unknown, figures: EtaFigures) => EtaModel;

/** Distance as the crow flies, with these figures. */
export function straightLineEstimator(figures: EtaFigures): EtaEstimator {
  return { minutesFor: (stores) => Promise.resolve(stores.map((store) => straightLineMinutes(store, figures))) };
}
