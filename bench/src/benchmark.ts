import type { Findings } from "./findings.js";
import type { Services } from "./harness/services.js";

/** How large the data of a run are: `full` is what the goals speak of, `small` only shows that everything works. */
export type Scale = "full" | "small";

/** What every benchmark is told. */
export interface Run {
  scale: Scale;
  /** How often the baseline and we take turns; figures are medians over the rounds. */
  rounds: number;
  /** Length of one measurement under load. */
  seconds: number;
  services: Services;
  /** First part of the names of the databases that hold the data sets. */
  databasePrefix: string;
  /** Whether to build the data set anew even if it is there. */
  fresh: boolean;
  /** Folder for CPU profiles of the backend; null for none. */
  profileFolder: string | null;
  /** Tells the person who waits what goes on; never part of the result. */
  say: (sentence: string) => void;
}

/** One command of the benchmark suite. */
export interface Benchmark {
  name: string;
  summary: string;
  run: (run: Run) => Promise<Findings>;
}
