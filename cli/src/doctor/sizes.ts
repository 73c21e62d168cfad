const GIGABYTE = 1024 ** 3;

/** Below this much free space writes will soon fail, and PostgreSQL with them. */
export const MIN_FREE_BYTES = GIGABYTE;

export function gigabytes(bytes: number): string {
  return `${(bytes / GIGABYTE).toFixed(1)} GB`;
}

/** Compares versions by their numbers: `15.20 (Debian)` is at least `15`. */
export function isAtLeast(version: string, wanted: string): boolean {
  const [have, want] = [numbersOf(version), numbersOf(wanted)];
  for (const [at, number] of want.entries()) {
    if ((have[at] ?? 0) !== number) {
      return (have[at] ?? 0) > number;
    }
  }
  return true;
}

function numbersOf(version: string): number[] {
  return (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? "0").split(".").map(Number);
}
