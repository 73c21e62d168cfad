import path from "node:path";
import { evaluate, type Evaluation } from "./evaluate.js";
import { readInstance } from "./instance.js";
import { simulate } from "./simulate.js";
import { writeSolution } from "./solution.js";

/** Figures of one instance, with what its planning rounds took in milliseconds. */
export interface SolvedInstance extends Evaluation {
  instance: string;
  rounds: number;
  roundMeanMs: number;
  roundMaxMs: number;
}

/** Plays one instance, writes its solution into `<out>/<instance>/` and evaluates what was written. */
export async function solveOne(folder: string, out: string): Promise<SolvedInstance> {
  const instance = await readInstance(folder);
  const { solution, roundsMs } = simulate(instance);
  const written = path.join(out, instance.name);
  await writeSolution(written, instance, solution);
  const evaluation = await evaluate(instance, written);
  return {
    instance: instance.name,
    ...evaluation,
    rounds: roundsMs.length,
    roundMeanMs: roundsMs.reduce((sum, ms) => sum + ms, 0) / Math.max(1, roundsMs.length),
    roundMaxMs: Math.max(0, ...roundsMs),
  };
}
