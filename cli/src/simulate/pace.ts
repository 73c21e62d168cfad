import type { Chance } from "./chance.js";

/** How fast things go in a run. */
export interface Pace {
  /** Compression asked for; 1 is the clock. */
  speed: number;
  /** Metres a second along the straight line. */
  rideMps: number;
  /** How far a reported place is off, in metres at most. */
  noiseM: number;
  scanMs(chance: Chance): number;
}

/** What the server believes of a scooter; a faster one is taken for a broken GPS. */
const BELIEVED_MPS = 32;
const SCOOTER_MPS = 7;
const SLOWEST_PICK_MS = 45_000;
const FASTEST_PICK_MS = 15_000;

/** As fast as the server lets it: for trying out, not for looking at times. */
export const QUICK_PACE: Pace = {
  speed: 1,
  rideMps: BELIEVED_MPS,
  noiseM: 0,
  scanMs: (chance) => chance.between(80, 250),
};

/** The pace of a city, so many times faster than the clock; riders as far as the server believes them. */
export function cityPace(speed: number, roadFactor: number): Pace {
  return {
    speed,
    rideMps: Math.min(SCOOTER_MPS * speed, BELIEVED_MPS) / roadFactor,
    noiseM: 4,
    scanMs: (chance) => chance.between(FASTEST_PICK_MS, SLOWEST_PICK_MS) / speed,
  };
}
