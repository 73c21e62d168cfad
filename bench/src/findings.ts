import type { Spread } from "./harness/statistics.js";

/** What one subject came to in one scenario. Names of figures end with their unit. */
export interface Measurement {
  scenario: string;
  subject: string;
  figures: Record<string, Spread>;
}

/** A figure of ours beside that of a baseline, both from this run, or a figure of ours that has a limit of its own. */
export interface Ratio {
  what: string;
  value: number;
  /** What the ratio should reach; null where it is only reported. */
  goal: { at: "least" | "most"; value: number } | null;
}

/** What a benchmark found: figures as measured, and ratios between figures of this very run. */
export interface Findings {
  /** What was measured on, in one sentence. */
  data: string;
  measurements: Measurement[];
  ratios: Ratio[];
  /** What a reader must know to judge the figures. */
  notes: string[];
}
