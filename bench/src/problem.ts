/** Something the person who runs a benchmark can put right; the message says how. */
export class Problem extends Error {}
